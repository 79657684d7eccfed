package dev.drawbridge.core.history;

import dev.drawbridge.protocol.catalog.Entry;

/** One message of a history, or one that stands for several. */
abstract sealed class Piece permits Single, Run {
    private final Entry method;
    private final Group group;
    private boolean dropped;
    private boolean changed;

    Piece(Entry method, Group group) {
        this.method = method;
        this.group = group;
    }

    Entry method() {
        return method;
    }

    Group group() {
        return group;
    }

    /** The number of its first event. */
    abstract long first();

    /** The number of its last event. */
    abstract long last();

    /** How many bytes it keeps. */
    abstract int size();

    boolean dropped() {
        return dropped;
    }

    void drop() {
        dropped = true;
    }

    /** Whether the journal does not have all of it yet. */
    boolean changed() {
        return changed;
    }

    void change(boolean changed) {
        this.changed = changed;
    }
}
