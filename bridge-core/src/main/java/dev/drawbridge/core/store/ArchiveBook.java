package dev.drawbridge.core.store;

import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The approvals in memory: those that wait, and those that the database has still to be told of. */
final class ArchiveBook implements Book {
    static final int MOST_APPROVALS = 100_000;
    private static final Duration AGE = Duration.ofDays(90);
    /** Some of them say all that is to change in a file. */
    private static final int MOST_NOTES = 1_000;

    private final InstantSource clock;
    private final Map<String, Approval> open = new LinkedHashMap<>();
    private final Notes<String, Approval> notes = new Notes<>(MOST_NOTES);
    private final Interval pruning;
    private final Map<String, Approval> left = new LinkedHashMap<>();

    ArchiveBook(InstantSource clock) {
        this.clock = clock;
        this.pruning = new Interval(clock, Duration.ofMinutes(10));
    }

    synchronized List<Approval> left() {
        return List.copyOf(left.values());
    }

    synchronized void keep(Approval approval) {
        if (approval.state() == ApprovalState.OPEN) {
            open.put(approval.approvalId(), approval);
        } else {
            open.remove(approval.approvalId());
        }
        notes.note(approval.approvalId(), approval);
    }

    List<Approval> unsaved() {
        return notes.all();
    }

    @Override
    public synchronized void load(Tables tables) throws SQLException {
        for (Approval approval : tables.approvals().open()) {
            if (notes.find(approval.approvalId()).isEmpty()) {
                left.put(approval.approvalId(), approval);
                open.put(approval.approvalId(), approval);
            }
        }
    }

    @Override
    public synchronized void beginAnew(String why) {
        List.copyOf(open.values()).forEach(approval -> notes.note(approval.approvalId(), approval));
    }

    @Override
    public Page page() {
        return notes.page(Durability.BRIDGE,
                (tables, unsaved) -> write(tables.approvals(), unsaved));
    }

    private void write(ApprovalTable table, Map<String, Approval> unsaved) throws SQLException {
        for (Approval approval : unsaved.values()) {
            table.put(approval);
        }
        if (pruning.hasPassed()) {
            table.prune(clock.millis() - AGE.toMillis(), MOST_APPROVALS);
        }
    }
}
