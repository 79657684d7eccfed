package dev.drawbridge.core.listing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where one agent's list goes on. */
sealed interface Place {
    Place START = new From(Optional.empty(), OptionalLong.empty(), 0, List.of());

    /** There is no more. */
    record End() implements Place {}

    /**
     * After some threads that follow a cursor of the agent. They are known by where they stood, and, since several can
     * stand at one place, by their ids: one that has gone or come meanwhile leaves the place as it is.
     *
     * @param cursor the agent's own
     * @param key where the last thread of all stood: what stands before that is not told any more
     * @param passed how many they were
     * @param ids those of them that stood where the last thread stood
     */
    record From(Optional<String> cursor, OptionalLong key, int passed, List<String> ids) implements Place {
        public From {
            ids = List.copyOf(ids);
        }

        From with(Optional<String> other) {
            return new From(other, key, 0, ids);
        }

        From with(int rows) {
            return new From(cursor, key, rows, ids);
        }
    }
}
