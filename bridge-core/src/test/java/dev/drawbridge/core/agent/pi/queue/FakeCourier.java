package dev.drawbridge.core.agent.pi.queue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A courier that is as ready as it is told to be, and keeps what it is given until it is told how that ended. */
final class FakeCourier implements Courier {
    private final List<Queued> given = new ArrayList<>();
    private Readiness readiness = new Readiness.Free();
    private Optional<Consumer<Outcome>> out = Optional.empty();

    void is(Readiness ready) {
        readiness = ready;
    }

    /** All that it was ever given, in order. */
    List<String> given() {
        return given.stream().map(Queued::clientUserMessageId).toList();
    }

    Optional<Queued> onTheWay() {
        return out.map(_ -> given.getLast());
    }

    @Override
    public Readiness readiness() {
        return out.isPresent() ? new Readiness.Busy() : readiness;
    }

    @Override
    public void check(JsonNode input) throws Refusal {
        if (input.toString().contains("unspeakable")) {
            throw new Refusal("Pi cannot take that");
        }
    }

    @Override
    public void deliver(Queued message, Consumer<Outcome> outcome) {
        if (out.isPresent() || !(readiness instanceof Readiness.Free)) {
            throw new IllegalStateException("one message at a time");
        }
        given.add(message);
        out = Optional.of(outcome);
    }

    /** Pi says it back and begins a turn with it. */
    void delivers() {
        readiness = new Readiness.Busy();
        ends(new Outcome.Delivered(Shapes.object().put("id", "turn of " + given.getLast().id())));
    }

    void ends(Outcome outcome) {
        Consumer<Outcome> hears = out.orElseThrow();
        out = Optional.empty();
        hears.accept(outcome);
    }
}
