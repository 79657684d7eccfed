package dev.drawbridge.core.store;

import dev.drawbridge.core.audit.Head;
import dev.drawbridge.core.audit.Link;
import dev.drawbridge.core.audit.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A walk along the chain, one record at a time, as far as it is whole. */
final class AuditWalk {
    private Head last = Head.NONE;

    private AuditWalk() {}

    static Verdict verify(Connection connection) {
        AuditWalk walk = new AuditWalk();
        try {
            Optional<Verdict> flaw = walk.walk(connection);
            return flaw.isPresent() ? flaw.get() : walk.compare(AuditTable.noted(connection));
        } catch (SQLException damaged) {
            return walk.broken("it cannot be read, the database is damaged");
        }
    }

    private Optional<Verdict> walk(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT number, record, hash FROM audit ORDER BY number")) {
            while (rows.next()) {
                Head next = new Head(rows.getLong(1), String.valueOf(rows.getString(3)));
                if (next.number() <= last.number()) {
                    return Optional.of(new Verdict.Broken(next.number(), "no record has this number"));
                }
                if (next.number() > last.number() + 1) {
                    return Optional.of(broken("it is missing"));
                }
                Optional<String> flaw = Link.flaw(last, next, AuditTable.text(rows, 2));
                if (flaw.isPresent()) {
                    return flaw.map(this::broken);
                }
                last = next;
            }
        }
        return Optional.empty();
    }

    /** The last record must be the one that was noted. */
    private Verdict compare(Optional<Head> noted) {
        if (noted.isEmpty()) {
            return broken("it may be missing, nothing tells which record was the last");
        }
        Head head = noted.get();
        if (head.number() > last.number()) {
            return broken("it is missing, the records up to " + head.number() + " were cut off");
        }
        if (head.number() < last.number()) {
            return new Verdict.Broken(head.number() + 1, "it was not noted when it was written");
        }
        return head.equals(last)
                ? new Verdict.Intact(head)
                : new Verdict.Broken(last.number(), "its hash is not the one that was noted");
    }

    private Verdict broken(String flaw) {
        return new Verdict.Broken(last.number() + 1, flaw);
    }
}
