package dev.drawbridge.core.approval;

/** Who remembers a decision beyond the question it answers. */
public enum Keeper {
    /** Nobody has to: it answers this question only. */
    NOBODY,
    /** The agent, which is told with the answer. */
    AGENT,
    /** The bridge, as a rule about the fingerprint; to the agent it is an answer to this question only. */
    BRIDGE
}
