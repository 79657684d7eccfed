package dev.drawbridge.core.history;

/**
 * Where a thread's log ends.
 *
 * @param last the number of its last event
 * @param lastTurn the id of its last turn; empty when the bridge knows of none
 */
public record Head(long last, String lastTurn) {
    public static final Head NONE = new Head(0, "");
}
