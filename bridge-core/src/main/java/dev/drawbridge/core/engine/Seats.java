package dev.drawbridge.core.engine;

import dev.drawbridge.core.agent.Agent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which agents there are, and which of them does what. */
final class Seats {
    private final List<Seat> all = new ArrayList<>();
    private final Threads threads;

    Seats(List<Agent> agents, Threads threads) {
        agents.forEach(agent -> all.add(new Seat(agent, /* first= */ all.isEmpty())));
        this.threads = threads;
    }

    List<Seat> all() {
        return List.copyOf(all);
    }

    /** The agent that greets, and does what no other is meant for. */
    Seat first() {
        return all.getFirst();
    }

    boolean areSeveral() {
        return all.size() > 1;
    }

    /** Whose thread it is; what nobody knows is left to the first. */
    Seat of(String thread) {
        return threads.find(thread).map(SharedThread::seat)
                .orElseGet(() -> others().stream().filter(seat -> seat.agent().knows(thread)).findFirst()
                        .orElseGet(this::first));
    }

    /** Who has this model, if it is not the first: that one's models bear no agent's name. */
    Optional<Seat> owner(Optional<String> model, Optional<String> provider) {
        return others().stream().filter(seat -> seat.owns(model, provider)).findFirst();
    }

    private List<Seat> others() {
        return all.subList(1, all.size());
    }
}
