package dev.drawbridge.core.agent.pi.rpc;

/** Who hears of a process, all on the executor that it was started with, in the order in which it came. */
public interface PiListener {
    /** It can be asked now. Said once, or not at all if it ends before. */
    void ready(Ready ready);

    void event(PiEvent event);

    /** It is gone and everything that came from it, after every pending command was told; said once. */
    void ended(String reason);

    /**
     * What is known of a process that can be asked.
     *
     * @param pid of the process
     */
    record Ready(Profile profile, PiState state, long pid) {}
}
