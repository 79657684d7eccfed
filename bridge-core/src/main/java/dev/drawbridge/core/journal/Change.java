package dev.drawbridge.core.journal;

/** What the journal is told about a thread. */
public sealed interface Change {
    String thread();

    /** Something to keep. */
    record Put(String thread, Kept kept) implements Change {}

    /** Everything of a group that ends with {@code upTo} or before has become superfluous. */
    record DropGroup(String thread, String group, long upTo) implements Change {}

    /** Nobody can go on from before {@code floor}: what was said until then is not all that happened. */
    record Cut(String thread, long floor) implements Change {}

    /**
     * Whether the bridge follows the thread from now on. It has to be told before the first message that is numbered
     * while the thread is live: when the bridge is killed, only what was live is taken to be incomplete.
     *
     * @param last the last number that was given out; not every number is that of a message
     * @param lastTurn the id of the thread's last turn, {@code ""} while it has none
     */
    record Mark(String thread, boolean live, long last, String lastTurn) implements Change {}
}
