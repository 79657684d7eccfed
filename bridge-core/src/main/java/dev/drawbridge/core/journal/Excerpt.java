package dev.drawbridge.core.journal;

import java.util.List;

/**
 * What the journal has of a thread between two numbers.
 *
 * @param floor everything up to this number is gone; when it is greater than the number asked for, there is a gap
 * @param kept ordered by their first numbers; one that began before what was asked for, or goes beyond it, is whole
 * @param upTo nothing is left out up to this number; less than what was asked for when that was too much at once
 */
public record Excerpt(long floor, List<Kept> kept, long upTo) {
    public Excerpt {
        kept = List.copyOf(kept);
    }

    /** The answer of a journal that has nothing of what was asked for. */
    public static Excerpt nothing(long upTo) {
        return new Excerpt(upTo, List.of(), upTo);
    }
}
