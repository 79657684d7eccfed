package dev.drawbridge.core.agent.pi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.queue.MessageQueue;
import dev.drawbridge.core.agent.pi.rpc.PiLaunch;
import dev.drawbridge.core.agent.pi.rpc.PiProcess;
import dev.drawbridge.core.agent.pi.session.Locks;
import dev.drawbridge.core.agent.pi.session.SessionFile;
import dev.drawbridge.core.agent.pi.session.SessionTaken;
import dev.drawbridge.core.agent.pi.session.Sessions;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import dev.drawbridge.core.agent.pi.thread.Beginning;
import dev.drawbridge.core.agent.pi.thread.Pi;
import dev.drawbridge.core.agent.pi.thread.PiThread;
import dev.drawbridge.core.agent.pi.thread.Stage;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Voice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The threads that live: those that somebody has opened or said something to, until nobody needs them any more. */
final class LiveThreads {
    private final Map<String, PiThread> threads = new LinkedHashMap<>();
    /** Those that lived when the life ended. */
    private List<PiThread> ended = List.of();
    private final Stage stage;
    private final Sessions sessions;
    private final Presence presence;
    private final Queues queues;
    private final Locks locks;

    private LiveThreads(Voice voice, Stage stage, Sessions sessions, Presence presence, Shelf shelf,
            Locks locks, Executor thread) {
        this.locks = locks;
        this.stage = stage;
        this.sessions = sessions;
        this.presence = presence;
        this.queues = new Queues(this, shelf, voice, thread);
    }

    /** @param thread has acts done by the one thread */
    static LiveThreads in(Voice voice, Executor thread, Errands errands, PiOptions options, Shelf shelf,
            Clock clock, Sessions sessions, Presence presence) {
        Pi.Starter starter = (launch, listener) -> Pi
                .of(PiProcess.start(options.program(), launch, listener, thread));
        Locks locks = new Locks(options.program().agentDirectory().resolve("drawbridge").resolve("locks"));
        Stage stage = new Stage(voice, (pause, act) -> clock.after(pause, thread, act), starter,
                new Registry(errands, sessions, locks, shelf), PiLaunch.in(options.directory()),
                options.idle());
        return new LiveThreads(voice, stage, sessions, presence, shelf, locks, thread);
    }

    Optional<PiThread> find(String threadId) {
        return Optional.ofNullable(threads.get(threadId));
    }

    List<String> ids() {
        return List.copyOf(threads.keySet());
    }

    /** Begins a thread in which nothing was said yet. */
    void begin(Beginning beginning, Consumer<PiThread.Begun> begun) {
        PiThread.begin(stage, beginning, outcome -> {
            if (outcome instanceof PiThread.Begun.Ready ready) {
                add(ready.thread());
            }
            begun.accept(outcome);
        });
    }

    /** The thread of that id, which lives from now on. */
    PiThread wake(String threadId) throws Refusal {
        Optional<PiThread> live = find(threadId);
        if (live.isPresent()) {
            return live.get();
        }
        SessionFile file = sessions.find(threadId)
                .orElseThrow(() -> new Refusal("thread not found: " + threadId));
        PiThread woken = PiThread.of(stage, file.id(), Path.of(file.cwd()));
        add(woken);
        return woken;
    }

    private void add(PiThread thread) {
        threads.put(thread.id(), thread);
        presence.note(thread.id(), thread.runtimeId());
        thread.watch(new Attendant(thread, this, presence, queues.of(thread.id())));
    }

    /** What waits in the thread, live or not. */
    MessageQueue queue(String threadId) {
        return queues.of(threadId);
    }

    /** Nobody needs it any more; what waits in it is kept. */
    void slept(PiThread thread) {
        forget(thread.id());
    }

    /** Ends a thread, whatever goes on in it. */
    void close(String threadId, Runnable closed) {
        PiThread thread = threads.get(threadId);
        forget(threadId);
        if (thread == null) {
            closed.run();
        } else {
            thread.close(closed);
        }
    }

    private void forget(String threadId) {
        threads.remove(threadId);
        presence.gone(threadId);
    }

    /** Deletes the session of a thread that does not live, unless somebody else works on it; may take long. */
    void delete(SessionFile file) throws IOException, Refusal {
        try {
            sessions.delete(file, locks);
        } catch (SessionTaken elsewhere) {
            throw new Refusal(elsewhere.sentence());
        }
    }

    /** Nothing waits in a thread any more, which is deleted. */
    void endQueue(String threadId) {
        queues.end(threadId);
    }

    /** Takes the answer to a question; one that nobody asked is passed over. */
    void answer(JsonNode questionId, JsonNode message) {
        threads.values().stream().filter(thread -> thread.hasAsked(questionId)).findFirst()
                .ifPresent(thread -> thread.answer(questionId, message));
    }

    /** The life is over, and all processes with it. */
    void end() {
        ended = List.copyOf(threads.values());
        ended.forEach(PiThread::lifeEnds);
        threads.clear();
        presence.clear();
    }

    /** Nothing writes into any session any more: others may. */
    void letGo() {
        ended.forEach(PiThread::discardIfUnused);
        locks.closeAll();
    }
}
