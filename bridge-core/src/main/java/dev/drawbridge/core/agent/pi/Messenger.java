package dev.drawbridge.core.agent.pi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.queue.Courier;
import dev.drawbridge.core.agent.pi.queue.Outcome;
import dev.drawbridge.core.agent.pi.queue.Readiness;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.pi.thread.PiThread;
import dev.drawbridge.core.agent.speech.Refusal;
import java.util.function.Consumer;

/** Brings what waits in a thread's queue to the thread, which comes to life by it. */
record Messenger(String threadId, LiveThreads live) implements Courier {
    @Override
    public Readiness readiness() {
        return live.find(threadId).map(thread -> thread.courier().readiness()).orElseGet(Readiness.Away::new);
    }

    @Override
    public boolean isFollowed() {
        return live.find(threadId).filter(PiThread::isFollowed).isPresent();
    }

    @Override
    public void check(JsonNode input) throws Refusal {
        PiThread.check(input);
    }

    @Override
    public void deliver(Queued message, Consumer<Outcome> outcome) {
        try {
            live.wake(threadId).courier().deliver(message, outcome);
        } catch (Refusal gone) {
            outcome.accept(new Outcome.Refused(gone.sentence()));
        }
    }
}
