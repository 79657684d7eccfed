package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.pi.rpc.PiEvent;
import dev.drawbridge.core.agent.pi.rpc.PiListener;
import dev.drawbridge.core.agent.pi.rpc.PiState;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import dev.drawbridge.core.agent.pi.story.Ids;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.pi.story.StoryTurn;
import dev.drawbridge.core.agent.speech.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All that a live thread is made of, and what concerns more than one part of it. */
final class Live implements Host.Guest {
    private final long since;
    private final Path cwd;
    private final Stage stage;
    private final Speech speech;
    private final Turns turns;
    private final ToolCalls tools;
    private final Diffs diffs = new Diffs();
    private final Usage usage;
    private final Telling telling;
    private final Compactions compactions;
    private final UiState ui;
    private final Dialogs dialogs;
    private final Host host;
    private final Activity activity = new Activity();
    private final Settings settings;
    private final Steering steering;
    private final Line line;
    private final Idle idle;
    private final Hearing hearing = new Hearing(this);
    private final RunEnd runEnd = new RunEnd(this);
    private final Echoes echoes = new Echoes(this);
    private final Interruption interruption = new Interruption(this);
    private final List<Consumer<Optional<Refusal>>> atTaken = new ArrayList<>();
    private Watcher watcher = new Watcher() {
    };
    private Optional<Runnable> closing = Optional.empty();
    private boolean sleeping;
    private String name = "";

    Live(Stage stage, String id, Path cwd) {
        this.stage = stage;
        this.since = stage.voice().now();
        this.cwd = cwd;
        this.speech = new Speech(stage.voice(), id);
        this.turns = new Turns(speech, this::flags, () -> watcher.began());
        this.tools = new ToolCalls(cwd.toString());
        this.usage = new Usage(speech);
        this.telling = new Telling(cwd.toString(), turns, tools, usage,
                mark -> stage.records().mark(id, mark));
        this.compactions = new Compactions(speech, turns, telling);
        this.ui = new UiState(speech);
        this.dialogs = new Dialogs(speech, stage.later(), new Standing(this));
        this.host = new Host(stage, id, cwd, this);
        this.settings = new Settings(host, usage);
        this.steering = new Steering(host, activity, turns, speech);
        this.line = new Line(host, this::isQuiet);
        this.idle = new Idle(stage.idle(), stage.later(), this::isNeedless, this::sleep);
    }

    String cwd() {
        return cwd.toString();
    }

    Later later() {
        return stage.later();
    }

    Speech speech() {
        return speech;
    }

    Turns turns() {
        return turns;
    }

    ToolCalls tools() {
        return tools;
    }

    Diffs diffs() {
        return diffs;
    }

    Usage usage() {
        return usage;
    }

    Telling telling() {
        return telling;
    }

    Compactions compactions() {
        return compactions;
    }

    UiState ui() {
        return ui;
    }

    Dialogs dialogs() {
        return dialogs;
    }

    Host host() {
        return host;
    }

    Activity activity() {
        return activity;
    }

    Settings settings() {
        return settings;
    }

    Steering steering() {
        return steering;
    }

    Line line() {
        return line;
    }

    Echoes echoes() {
        return echoes;
    }

    Interruption interruption() {
        return interruption;
    }

    Watcher watcher() {
        return watcher;
    }

    void watch(Watcher who) {
        watcher = who;
    }

    private List<String> flags() {
        return dialogs.flags();
    }

    /** Whether Pi, if it is ready, could begin something. */
    private boolean isQuiet() {
        return activity.isSettled() && turns.running().isEmpty() && !runEnd.isChecking();
    }

    boolean isFree() {
        return isQuiet() && line.isEmpty() && steering.isEmpty() && closing.isEmpty();
    }

    private boolean isNeedless() {
        return isFree() && !speech.isFollowed() && !dialogs.areOpen() && atTaken.isEmpty();
    }

    /** Something is other than it was: what waits for that goes on. */
    void wentOn() {
        steering.goOn();
        line.go();
        watcher.changed();
        idle.look();
    }

    private void sleep() {
        sleeping = true;
        boolean ends = host.hasProcess();
        host.end();
        if (!ends) {
            slept();
        }
    }

    /** Its process is gone; if somebody has come meanwhile, that is for nothing and it lives on. */
    private void slept() {
        sleeping = false;
        if (isFree() && !speech.isFollowed()) {
            discardIfUnused();
            turns.tellUnloaded();
            speech.tellAll("thread/closed", speech.params());
            watcher.slept();
        } else {
            wentOn();
        }
    }

    /** Leaves no file of a thread in which nothing was ever said; once no process has it. */
    void discardIfUnused() {
        if (telling.story().turns().isEmpty() && name.isEmpty()) {
            host.discard();
        }
    }

    /** Gives why the past of the thread cannot be had, or nothing once it is there. */
    void whenTaken(Consumer<Optional<Refusal>> taken) {
        if (telling.isLoaded() && !host.isAbsent()) {
            taken.accept(Optional.empty());
        } else {
            atTaken.add(taken);
            host.take();
        }
    }

    private void tellTaken(Optional<Refusal> refusal) {
        List<Consumer<Optional<Refusal>>> all = List.copyOf(atTaken);
        atTaken.clear();
        all.forEach(taken -> taken.accept(refusal));
    }

    @Override
    public void taken(Story story) {
        telling.goOnWith(story);
        tellTaken(Optional.empty());
        idle.look();
    }

    /** It has no past yet. */
    void isNew() {
        telling.goOnWith(telling.story());
    }

    @Override
    public void ready(PiListener.Ready ready) {
        settings.are(ready.state());
        name = ready.state().sessionName().orElse(name);
        activity.with(host.isModern()
                ? new ModernSettling(runEnd::over)
                : new LegacySettling(runEnd::over, this::state, stage.later()));
        if (isOther(ready.state().sessionId())) {
            unavailable("Pi has opened another session, " + ready.state().sessionId()
                    + ", than this thread's.");
            host.end();
        } else {
            check(telling.story().last().map(StoryTurn::id).orElse(""), () -> {});
            wentOn();
        }
    }

    private void state(Consumer<PiState> given) {
        host.command("get_state", reply -> {
            if (reply instanceof Reply.Done done) {
                given.accept(new PiState(done.data()));
            }
        });
    }

    private boolean isOther(String sessionId) {
        return !sessionId.isEmpty() && !sessionId.equals(speech.threadId());
    }

    /** Pi works on another session now: it is let go, and the next prompt goes on with ours. */
    private void stray(String sessionId) {
        speech.warn("An extension has taken Pi to another session, " + sessionId
                + "; what you say next goes on here, in this one.");
        host.end();
    }

    /** Looks what has become of the session, after something that may have changed it. */
    void check(String turnId, Runnable checked) {
        host.command("get_session_stats", reply -> {
            if (reply instanceof Reply.Done done) {
                usage.session(turnId, done.data());
                host.note();
                String sessionId = done.data().path("sessionId").asText();
                if (isOther(sessionId)) {
                    stray(sessionId);
                }
            }
            checked.run();
            wentOn();
        });
    }

    @Override
    public void event(PiEvent event) {
        hearing.event(event);
    }

    @Override
    public void unavailable(String sentence) {
        Refusal refusal = new Refusal(sentence);
        tellTaken(Optional.of(refusal));
        line.refuseAll(refusal);
        watcher.changed();
        idle.look();
    }

    @Override
    public void gone(String reason, boolean wanted) {
        lost(reason, closing.isPresent() ? "The thread was closed." : "Pi ended unexpectedly: " + reason);
        closing.ifPresentOrElse(Runnable::run, sleeping ? this::slept : this::wentOn);
    }

    /** What its process did and was told is over. */
    private void lost(String reason, String sentence) {
        activity.forget();
        runEnd.forget();
        compactions.forget();
        dialogs.forget();
        ui.clear();
        runEnd.cutOff(sentence);
        echoes.forget();
        interruption.forget();
        steering.lost(watcher);
        line.lost(reason);
    }

    /** Nothing is heard of the process from now on: what it leaves undone is seen to at once. */
    void lifeEnds() {
        line.refuseAll(new Refusal("The thread was closed."));
        host.forsake();
        lost("it was ended", "Pi was ended in the middle of it.");
    }

    void close(Runnable closed) {
        line.refuseAll(new Refusal("The thread was closed."));
        if (host.hasProcess()) {
            closing = Optional.of(closed);
            host.end();
        } else {
            host.end();
            closed.run();
        }
    }

    void runStarted() {
        activity.started();
        interruption.runStarted();
        wentOn();
    }

    void appended(String entryId) {
        if (isQuiet()) {
            host.appended(entryId);
        }
    }

    void toolStarted(PiEvent.ToolStart start) {
        turns.running().ifPresent(
                turn -> tools.start(turn, start.toolCallId(), start.toolName(), start.args()));
    }

    /** Nothing more is to come of what was said. */
    void isOver(Saying saying) {
        echoes.isOver(saying);
        interruption.isOver(saying);
    }

    /** When it came to life, in milliseconds. */
    long since() {
        return since;
    }

    void named(String given) {
        if (!given.equals(name)) {
            name = given;
            speech.tellAll("thread/name/updated", given.isEmpty()
                    ? speech.params().putNull("threadName")
                    : speech.params().put("threadName", given));
        }
    }

    Optional<String> name() {
        return Optional.of(name).filter(it -> !it.isEmpty());
    }

    String nextCommandTurn() {
        return Ids.turnOf("command", speech.now());
    }
}
