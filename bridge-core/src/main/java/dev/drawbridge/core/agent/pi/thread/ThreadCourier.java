package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.queue.Courier;
import dev.drawbridge.core.agent.pi.queue.Outcome;
import dev.drawbridge.core.agent.pi.queue.Readiness;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.speech.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings what waits in a thread's queue to its Pi. */
record ThreadCourier(Live live) implements Courier {
    @Override
    public Readiness readiness() {
        if (live.activity().isCompacting()) {
            return new Readiness.Held("Pi compacts the context of this thread.");
        }
        if (live.activity().isRetrying()) {
            return new Readiness.Held("Pi waits to ask its model once more.");
        }
        if (live.host().isAbsent()) {
            return new Readiness.Away();
        }
        return live.isFree() ? new Readiness.Free() : new Readiness.Busy();
    }

    @Override
    public void check(JsonNode input) throws Refusal {
        Words.of(input);
    }

    @Override
    public void deliver(Queued message, Consumer<Outcome> outcome) {
        Receipt receipt = new Receipt() {
            @Override
            public void heard(ObjectNode turn) {
                outcome.accept(new Outcome.Delivered(turn));
            }

            @Override
            public void refused(Refusal refusal) {
                outcome.accept(new Outcome.Refused(refusal.sentence()));
            }

            @Override
            public void uncertain(String sentence) {
                outcome.accept(new Outcome.Uncertain());
            }
        };
        Prompt prompt = new Prompt(message.input(), Optional.empty(), Optional.empty(),
                Optional.of(message.clientUserMessageId()).filter(id -> !id.isEmpty()));
        live.later().after(Duration.ZERO, () -> bring(prompt, receipt, outcome));
    }

    /** Something else may have come first in the meantime. */
    private void bring(Prompt prompt, Receipt receipt, Consumer<Outcome> outcome) {
        if (!live.isFree()) {
            outcome.accept(new Outcome.NotYet());
            return;
        }
        try {
            live.line().add(new Saying(live, prompt, Words.of(prompt.input()), receipt));
        } catch (Refusal refusal) {
            outcome.accept(new Outcome.Refused(refusal.sentence()));
        }
    }
}
