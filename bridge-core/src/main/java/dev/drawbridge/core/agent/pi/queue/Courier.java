package dev.drawbridge.core.agent.pi.queue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.speech.Refusal;
import java.util.function.Consumer;

/** Who brings messages to a thread's Pi. It is asked, and answers, in the one thread of a life. */
public interface Courier {
    /** Whether a message would begin a turn now. */
    Readiness readiness();

    /** Whether anybody follows the thread, and is to be told of changes. */
    default boolean isFollowed() {
        return true;
    }

    /** Refuses input that Pi could never take. */
    void check(JsonNode input) throws Refusal;

    /**
     * Brings a message to the Pi, which begins a turn with it.
     *
     * @param outcome hears exactly once what has become of it, whatever dies; not before this method has returned
     */
    void deliver(Queued message, Consumer<Outcome> outcome);
}
