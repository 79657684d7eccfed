package dev.drawbridge.core.history;

import java.util.ArrayList;
import java.util.List;

/** The pieces of one stream: they become superfluous together. */
final class Group {
    /** Of what stands for itself. */
    static final Group NONE = new Group("");

    private final String name;
    private final List<Piece> pieces = new ArrayList<>(1);
    private boolean journaled;

    Group(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Its pieces, the oldest first. */
    List<Piece> pieces() {
        return pieces;
    }

    /** Whether the journal has something of it. */
    boolean journaled() {
        return journaled;
    }

    void journal() {
        journaled = this != NONE;
    }
}
