package dev.drawbridge.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The tables, made in numbered steps; the database says in its {@code user_version} which was the last. */
final class Schema {
    static final int VERSION = 5;

    private Schema() {}

    /** Takes the steps that are missing, all or none. */
    static void bring(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > VERSION) {
                throw new NewerDatabaseException(version);
            }
            for (int step = version + 1; step <= VERSION; step++) {
                statement.executeUpdate(script(step));
            }
            if (version < VERSION) {
                statement.executeUpdate("PRAGMA user_version = " + VERSION);
            }
            connection.commit();
        }
    }

    /** The last step that was taken. */
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return version(statement);
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet version = statement.executeQuery("PRAGMA user_version")) {
            version.next();
            return version.getInt(1);
        }
    }

    private static String script(int step) throws IOException {
        try (InputStream script = Schema.class.getResourceAsStream(step + ".sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
        }
    }
}
