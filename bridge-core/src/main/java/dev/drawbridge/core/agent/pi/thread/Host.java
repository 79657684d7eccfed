package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.PiEvent;
import dev.drawbridge.core.agent.pi.rpc.PiLaunch;
import dev.drawbridge.core.agent.pi.rpc.PiListener;
import dev.drawbridge.core.agent.pi.rpc.Profile;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import dev.drawbridge.core.agent.pi.rpc.SessionChoice;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.speech.Shapes;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where a thread lives: its session, taken for ourselves, and the process that works on it when one is needed. */
final class Host {
    private final Stage stage;
    private final String id;
    private final Path cwd;
    private final Guest guest;
    private State state = State.ABSENT;
    private boolean wantsProcess;
    private Optional<Attempt> attempt = Optional.empty();
    private Optional<Path> file = Optional.empty();
    private Optional<Stamp> stamp = Optional.empty();
    private final Set<String> appended = new HashSet<>();
    private Optional<Profile> profile = Optional.empty();
    /** What was written so that Pi could begin. */
    private Optional<Path> begun = Optional.empty();
    private Runnable release = () -> {};
    private boolean ephemeral;
    private int takes;

    private enum State {
        ABSENT, TAKING, TAKEN, STARTING, READY, ENDING
    }

    /** Who lives there. */
    interface Guest {
        /**
         * The session is ours.
         *
         * @param story what was said before, by the file
         */
        void taken(Story story);

        void ready(PiListener.Ready ready);

        void event(PiEvent event);

        /** Nothing can be done now; whoever waits for it is refused. */
        void unavailable(String sentence);

        /**
         * The process has ended.
         *
         * @param wanted whether we have ended it
         */
        void gone(String reason, boolean wanted);
    }

    Host(Stage stage, String id, Path cwd, Guest guest) {
        this.stage = stage;
        this.id = id;
        this.cwd = cwd;
        this.guest = guest;
    }

    boolean isReady() {
        return state == State.READY;
    }

    boolean isModern() {
        return profile.filter(it -> it == Profile.MODERN).isPresent();
    }

    /** Whether there is a process, even if it is not ready yet or not ended yet. */
    boolean hasProcess() {
        return attempt.isPresent();
    }

    boolean isEphemeral() {
        return ephemeral;
    }

    boolean isAbsent() {
        return state == State.ABSENT;
    }

    Optional<Path> file() {
        return file;
    }

    Optional<String> runtimeId() {
        return attempt.filter(it -> isReady()).map(it -> it.name);
    }

    /** Takes the session; a process is not started for it. */
    void take() {
        if (state == State.ABSENT) {
            state = State.TAKING;
            int asked = ++takes;
            Consumer<Past> given = past -> taken(past, asked);
            if (profile.isPresent() && file.flatMap(Stamp::of).isEmpty()) {
                stage.records().takeNew(id, cwd.toString(), !isModern(), given);
            } else {
                stage.records().take(id, given);
            }
        }
    }

    /** Has a process come if there is none. */
    void need() {
        if (ephemeral && attempt.isEmpty()) {
            guest.unavailable("The process of this ephemeral thread has ended; start a new thread.");
            return;
        }
        wantsProcess = true;
        take();
        if (state == State.TAKEN) {
            start();
        }
    }

    private void taken(Past past, int asked) {
        if (state != State.TAKING || asked != takes) {
            if (past instanceof Past.Taken late) {
                late.release().run();
            }
            return;
        }
        switch (past) {
            case Past.Refused refused -> {
                state = State.ABSENT;
                wantsProcess = false;
                guest.unavailable(refused.sentence());
            }
            case Past.Taken taken -> {
                release = taken.release();
                state = State.TAKEN;
                file = taken.file().or(() -> file);
                guest.taken(taken.story());
                if (wantsProcess) {
                    start();
                }
            }
        }
    }

    private void start() {
        state = State.STARTING;
        SessionChoice session = file.filter(it -> Stamp.of(it).isPresent())
                .<SessionChoice>map(SessionChoice.Stored::new).orElseGet(() -> new SessionChoice.Known(id));
        Attempt started = new Attempt();
        attempt = Optional.of(started);
        PiLaunch launch = stage.launch();
        started.pi = stage.starter().start(new PiLaunch(cwd, session, "", "", "", "", launch.trust(),
                launch.arguments()), started);
    }

    /**
     * Takes over a process that has begun the session.
     *
     * @param written the file that was written for it, if one was
     */
    PiListener adopt(Pi pi, PiListener.Ready ready, boolean isEphemeral, Optional<Path> written) {
        begun = written;
        Attempt adopted = new Attempt();
        adopted.pi = pi;
        attempt = Optional.of(adopted);
        ephemeral = isEphemeral;
        state = State.STARTING;
        if (!ephemeral) {
            stage.records().takeNew(id, cwd.toString(), /* write= */ false, past -> {
                if (past instanceof Past.Taken taken && adopted.isCurrent()) {
                    release = taken.release();
                } else if (past instanceof Past.Taken late) {
                    late.release().run();
                }
            });
        }
        adopted.ready(ready);
        return adopted;
    }

    /** One process. */
    private final class Attempt implements PiListener {
        private Pi pi = new Nobody();
        private String name = "";

        @Override
        public void ready(Ready ready) {
            if (state == State.STARTING && isCurrent()) {
                state = State.READY;
                profile = Optional.of(ready.profile());
                file = ready.state().sessionFile().or(() -> file);
                name = "pi-" + ready.pid() + "-" + stage.voice().now();
                note();
                guest.ready(ready);
            }
        }

        @Override
        public void event(PiEvent event) {
            if (isCurrent() && state == State.READY) {
                guest.event(event);
            }
        }

        @Override
        public void ended(String reason) {
            if (isCurrent()) {
                boolean wanted = state == State.ENDING;
                boolean early = state == State.STARTING;
                attempt = Optional.empty();
                letGo();
                if (early) {
                    guest.unavailable("Pi could not be started: " + reason);
                }
                guest.gone(reason, wanted);
            }
        }

        private boolean isCurrent() {
            return attempt.filter(it -> it == this).isPresent();
        }
    }

    private void letGo() {
        state = State.ABSENT;
        wantsProcess = false;
        release.run();
        release = () -> {};
    }

    /** Asks Pi for something; who asks nobody is told so. */
    void command(String type, ObjectNode members, Consumer<Reply> answered) {
        if (isReady()) {
            attempt.ifPresent(it -> it.pi.command(type, members, answered));
        } else {
            answered.accept(new Reply.Lost("Pi has ended."));
        }
    }

    void command(String type, Consumer<Reply> answered) {
        command(type, Shapes.object(), answered);
    }

    void reply(String dialogId, ObjectNode members) {
        attempt.ifPresent(it -> it.pi.reply(dialogId, members));
    }

    /** Ends the process, or lets go of the session when there is none. */
    void end() {
        switch (state) {
            case ABSENT, ENDING -> {
            }
            case TAKING -> {
                state = State.ABSENT;
                wantsProcess = false;
                guest.unavailable("The thread was closed.");
            }
            case TAKEN -> letGo();
            case STARTING, READY -> {
                state = State.ENDING;
                attempt.ifPresent(it -> it.pi.end());
            }
        }
    }

    /** Ends the process and hears no more of it; the session is let go by whoever ends all that the life has taken. */
    void forsake() {
        Optional<Attempt> last = attempt;
        attempt = Optional.empty();
        state = State.ABSENT;
        wantsProcess = false;
        last.ifPresent(it -> it.pi.end());
    }

    /** Removes the file that was written for it, in which nothing was said. */
    void discard() {
        begun.filter(it -> !isStale()).ifPresent(it -> stage.records().discard(id, it));
    }

    /** Whether what is done to a process that was ended can be gone on with by another. */
    boolean canRestart() {
        return !ephemeral && (isModern() || file.flatMap(Stamp::of).isPresent());
    }

    /** Notes what the file is like when all that is in it is ours. */
    void note() {
        stamp = file.flatMap(Stamp::of);
        appended.clear();
    }

    /** Pi has added an entry while it did nothing else: if only such were added since the last note, all is ours. */
    void appended(String entryId) {
        appended.add(entryId);
        stamp.filter(before -> file.filter(it -> Tail.isOf(appended, it, before.size())).isPresent())
                .ifPresent(_ -> note());
    }

    /** Whether somebody else has written into the file. */
    boolean isStale() {
        return stamp.isPresent() && !file.flatMap(Stamp::of).equals(stamp);
    }
}
