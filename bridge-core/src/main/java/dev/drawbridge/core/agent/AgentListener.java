package dev.drawbridge.core.agent;

/** What one life of an agent says. Calls come from one thread, in order. */
public interface AgentListener {
    /** Whole lines, each ended by LF, from {@code from} to before {@code to}; the array is reused after return. */
    void lines(byte[] block, int from, int to);

    /** The life is over; nothing follows. */
    void ended(String reason);
}
