package dev.drawbridge.core.store;

import dev.drawbridge.core.journal.Change;
import java.util.Optional;

/**
 * What of a thread could not be written.
 *
 * @param upTo the last number among it
 * @param mark what was last said of the thread, if anything
 */
record Missed(long upTo, Optional<Change.Mark> mark) {
    static final Missed NOTHING = new Missed(0, Optional.empty());

    Missed with(Change change) {
        return switch (change) {
            case Change.Put put -> new Missed(Math.max(upTo, put.kept().last()), mark);
            case Change.Cut cut -> new Missed(Math.max(upTo, cut.floor()), mark);
            case Change.Mark later -> new Missed(upTo, Optional.of(later));
            case Change.DropGroup superfluous -> this;
        };
    }
}
