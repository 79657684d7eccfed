package dev.drawbridge.core.agent;

/** One life of an agent: where the engine writes to. Any thread. */
public interface AgentLink extends AutoCloseable {
    /**
     * Queues one message, a JSON object without line breaks; the array is the link's from now on.
     *
     * @param unread how many bytes that were written before may still wait for the agent to read them
     * @return false when the queue is full, and then nothing was taken
     */
    boolean offer(byte[] message, long unread);

    /** Queues one message even when the queue is full: for answers, whose number is bounded by the questions. */
    void put(byte[] message);

    /** Ends this life with all its processes; idempotent. */
    @Override
    void close();
}
