package dev.drawbridge.transcript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What is left to be said of an item.
 *
 * @param question the number of the request in it, -1 if there is none
 * @param outlivesTheTurn whether it goes on when its turn ends, as a command does
 */
record ItemScript(Deque<String> lines, int question, boolean outlivesTheTurn) {
    static ItemScript of(String... lines) {
        return new ItemScript(new ArrayDeque<>(List.of(lines)), -1, /* outlivesTheTurn= */ false);
    }

    /** Whether its request was said and not yet its resolution. */
    boolean isAsking() {
        return question >= 0 && lines.stream().findFirst().orElse("").contains("serverRequest/resolved");
    }
}
