package dev.drawbridge.core.approval;

import dev.drawbridge.protocol.bridge.approval.Approval;
import java.util.Comparator;
import java.util.Optional;

/** Where an approval stands among the others: behind those that were opened before it. It keeps its place for good. */
public record ArchivePlace(long openedAtMs, String approvalId) implements Comparable<ArchivePlace> {
    /** Behind all others. */
    public static final ArchivePlace END = new ArchivePlace(Long.MAX_VALUE, "");

    private static final Comparator<ArchivePlace> ORDER = Comparator.comparingLong(ArchivePlace::openedAtMs)
            .thenComparing(ArchivePlace::approvalId);

    public static ArchivePlace of(Approval approval) {
        return new ArchivePlace(approval.openedAtMs(), approval.approvalId());
    }

    /** The place that a cursor names, if it is one. */
    static Optional<ArchivePlace> read(String cursor) {
        int colon = cursor.indexOf(':');
        try {
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new ArchivePlace(Long.parseLong(cursor.substring(0, colon)),
                            cursor.substring(colon + 1)));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    String cursor() {
        return openedAtMs + ":" + approvalId;
    }

    @Override
    public int compareTo(ArchivePlace other) {
        return ORDER.compare(this, other);
    }
}
