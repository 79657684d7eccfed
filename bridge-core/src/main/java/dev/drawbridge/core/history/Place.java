package dev.drawbridge.core.history;

/** Where a reader is in a history that it is slow to read. */
public interface Place {
    /** The number of the event that it was told last. */
    long after();
}
