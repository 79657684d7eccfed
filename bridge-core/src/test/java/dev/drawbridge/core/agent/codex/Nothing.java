package dev.drawbridge.core.agent.codex;

import dev.drawbridge.core.agent.AgentListener;

/** A listener to a life that never begins. */
record Nothing() implements AgentListener {
    @Override
    public void lines(byte[] block, int from, int to) {
        throw new AssertionError("nothing was to be heard");
    }

    @Override
    public void ended(String reason) {
        throw new AssertionError(reason);
    }
}
