package dev.drawbridge.core.journal;

/**
 * How far the journal of a thread reaches.
 *
 * @param floor everything up to this number is gone, or was never kept
 * @param last the last number that was given out
 * @param live whether the thread was followed when that was last said
 * @param lastTurn the id of its last turn, {@code ""} if it had none
 */
public record Reach(long floor, long last, boolean live, String lastTurn) {
    /** Whether who has everything up to {@code after} can go on from the journal and will miss nothing. */
    public boolean covers(long after) {
        return floor <= after && after <= last;
    }
}
