package dev.drawbridge.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Where a database goes that cannot be used but may still be worth something: beside the new one. */
final class Aside {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'")
            .withZone(ZoneOffset.UTC);
    /** What belongs to a database, and is found by its name. */
    private static final List<String> PARTS = List.of("-wal", "-shm", "");

    private Aside() {}

    /** Renames it with all that belongs to it; returns its new name. */
    static Path move(Path database, Instant now) throws IOException {
        Path aside = database.resolveSibling(database.getFileName() + "." + TIME.format(now));
        for (String part : PARTS) {
            Path from = Path.of(database + part);
            if (Files.exists(from)) {
                Files.move(from, Path.of(aside + part));
            }
        }
        return aside;
    }
}
