package dev.drawbridge.core.approval;

import dev.drawbridge.protocol.bridge.approval.Approval;
import java.util.Comparator;
import java.util.Optional;

/** Where an approval stands among the others: behind those that were opened before it. It keeps its place for good. */
public record Place(long openedAtMs, String approvalId) implements Comparable<Place> {
    /** Behind all others. */
    public static final Place END = new Place(Long.MAX_VALUE, "");

    private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::openedAtMs)
            .thenComparing(Place::approvalId);

    public static Place of(Approval approval) {
        return new Place(approval.openedAtMs(), approval.approvalId());
    }

    /** The place that a cursor names, if it is one. */
    static Optional<Place> read(String cursor) {
        int colon = cursor.indexOf(':');
        try {
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Place(Long.parseLong(cursor.substring(0, colon)),
                            cursor.substring(colon + 1)));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    String cursor() {
        return openedAtMs + ":" + approvalId;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
