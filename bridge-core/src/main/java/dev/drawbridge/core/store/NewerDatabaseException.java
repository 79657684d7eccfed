package dev.drawbridge.core.store;

import java.sql.SQLException;

/** The database was made by a later version of the program. */
final class NewerDatabaseException extends SQLException {
    private static final long serialVersionUID = 1;

    NewerDatabaseException(int version) {
        super("its version is " + version + ", the last one known here is " + Schema.VERSION);
    }
}
