package dev.drawbridge.core.engine;

import dev.drawbridge.core.agent.Agent;
import java.util.Optional;

/** The place of one agent at the switchboard, in which its lives come and go. The switchboard's lock guards it. */
final class Seat {
    private final Agent agent;
    private final boolean first;
    private int lives = 1;
    private AgentLife life = new AgentLife(/* refusal= */ Optional.empty());

    /** @param first whether it is this agent that greets, and does what no other is meant for */
    Seat(Agent agent, boolean first) {
        this.agent = agent;
        this.first = first;
    }

    Agent agent() {
        return agent;
    }

    String name() {
        return agent.name();
    }

    boolean isFirst() {
        return first;
    }

    AgentLife life() {
        return life;
    }

    /** Begins another life, in which nothing was said yet. */
    void begin(AgentLife next) {
        life = next;
        lives++;
    }

    /** What the life is called that there is now. */
    String runtime() {
        return name() + "-" + lives;
    }

    /** Whether a model of this name, or whoever provides it, is this agent's own. */
    boolean owns(Optional<String> model, Optional<String> provider) {
        return model.filter(each -> each.startsWith(name() + "/")).isPresent()
                || provider.filter(name()::equals).isPresent();
    }
}
