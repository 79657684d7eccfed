package dev.drawbridge.core.store;

import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.audit.Verdict;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tests have people do, and how they look at it afterwards. */
final class Deeds {
    private Deeds() {}

    static Deed deed(String name) {
        return new Deed(AuditAction.SENT, Optional.of("phone"), Optional.of("app"), Optional.of("thread"),
                Map.of("name", name));
    }

    static void add(Audit audit, long first, long last) {
        for (long i = first; i <= last; i++) {
            audit.add(deed("deed " + i));
        }
    }

    static List<AuditRecord> newest(Audit audit) {
        return audit.list(Long.MAX_VALUE, /* most= */ 1_000);
    }

    static Verdict verify(Path home) throws AuditUnavailable {
        try (AuditFile file = AuditFile.open(new Home(home))) {
            return file.verify();
        }
    }

    static List<AuditRecord> read(Path home) throws AuditUnavailable {
        List<AuditRecord> records = new ArrayList<>();
        try (AuditFile file = AuditFile.open(new Home(home))) {
            file.read(Instant.EPOCH, Long.MAX_VALUE, records::add);
        }
        return records;
    }

    /** Does to the database what only somebody can do who means to. */
    static void tamper(Path home, String... orders) throws SQLException {
        try (Connection connection = Connections.reading(home.resolve("drawbridge.db"));
                Statement statement = connection.createStatement()) {
            for (String order : orders) {
                statement.executeUpdate(order);
            }
            connection.commit();
        }
    }
}
