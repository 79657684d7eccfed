package dev.drawbridge.core.engine;

import dev.drawbridge.core.agent.Agent;

/** An agent, and how it is kept alive. */
public record Supervised(Agent agent, Supervision supervision) {}
