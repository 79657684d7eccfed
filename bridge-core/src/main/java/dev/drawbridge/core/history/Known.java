package dev.drawbridge.core.history;

/** What somebody who joins knows already of an item that is under way. */
public enum Known {
    NOTHING,
    /** That it has started, but not what has come of it. */
    START, EVERYTHING
}
