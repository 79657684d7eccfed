package dev.drawbridge.core.agent.pi;

import dev.drawbridge.core.agent.pi.queue.MessageQueue;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import dev.drawbridge.core.agent.speech.Voice;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;

/** What waits in threads, for each that somebody has asked about. */
final class Queues {
    private final Map<String, MessageQueue> queues = new HashMap<>();
    private final LiveThreads live;
    private final Shelf shelf;
    private final Voice voice;
    private final Executor thread;

    /** @param thread has acts done by the one thread */
    Queues(LiveThreads live, Shelf shelf, Voice voice, Executor thread) {
        this.live = live;
        this.shelf = shelf;
        this.voice = voice;
        this.thread = thread;
    }

    MessageQueue of(String threadId) {
        return queues.computeIfAbsent(threadId,
                id -> new MessageQueue(id, shelf, new Messenger(id, live), voice,
                        thread, () -> UUID.randomUUID().toString()));
    }

    /** The thread is deleted, and what waits in it is not sent. */
    void end(String threadId) {
        of(threadId).end();
        queues.remove(threadId);
    }
}
