package dev.drawbridge.core.store;

import java.sql.SQLException;

/** What was read is not what was written. */
final class GarbledException extends SQLException {
    private static final long serialVersionUID = 1;

    GarbledException(String what) {
        super(what + " does not match its checksum");
    }
}
