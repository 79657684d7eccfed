package dev.drawbridge.core.agent.pi.session;

import dev.drawbridge.core.agent.speech.Refusal;
import java.util.Comparator;

/**
 * A place among sessions in their order: of times first, of ids for those of the same time. It stays where it is when
 * sessions come, go, or move.
 *
 * @param id empty: the place is beyond all of that time
 */
record Position(long millis, String id) {
    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::millis)
            .thenComparing(Position::id);

    /** Reads what a page before has said. */
    static Position of(String cursor) throws Refusal {
        int bar = cursor.indexOf('|');
        String time = bar < 0 ? cursor : cursor.substring(0, bar);
        long millis = Times.millis(time).orElseThrow(() -> new Refusal("invalid cursor: " + cursor));
        return new Position(millis, bar < 0 ? "" : cursor.substring(bar + 1));
    }

    static Position at(SessionFile file, SortKey key) {
        return new Position(key.of(file), file.id());
    }

    /** Whether another comes after it. */
    boolean precedes(Position other, boolean ascending) {
        if (id.isEmpty() && millis == other.millis) {
            return false;
        }
        return ascending ? ORDER.compare(this, other) < 0 : ORDER.compare(this, other) > 0;
    }

    static Comparator<Position> order(boolean ascending) {
        return ascending ? ORDER : ORDER.reversed();
    }

    /** Where a page in the other direction begins that has this as its first. */
    Position justBefore(boolean ascending) {
        return new Position(ascending ? millis + 1 : millis - 1, "");
    }

    String cursor() {
        return id.isEmpty() ? Times.text(millis) : Times.text(millis) + "|" + id;
    }
}
