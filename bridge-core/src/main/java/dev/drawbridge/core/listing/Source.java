package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** One agent's list of one kind. */
public interface Source {
    /** What cursors know it by; it stays the same from one run of the bridge to the next. */
    String name();

    /** Asks for a page; the answer comes on the thread that asks, at once or later, and exactly once. */
    void ask(ObjectNode params, Consumer<Answer> done);
}
