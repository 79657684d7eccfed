package dev.drawbridge.core.store;

import dev.drawbridge.core.user.UserPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** The directory where a bridge keeps what outlives it; what is made here is for its owner alone. */
public record Home(Path directory) {
    private static final Set<PosixFilePermission> OWNERS_DIRECTORY = PosixFilePermissions
            .fromString("rwx------");
    private static final Set<PosixFilePermission> OWNERS_FILE = PosixFilePermissions.fromString("rw-------");

    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /** The one that {@code DRAWBRIDGE_HOME} names, or else the user's own place for data. */
    public static Home of(Map<String, String> environment) {
        String named = environment.getOrDefault("DRAWBRIDGE_HOME", "");
        return new Home(
                named.isEmpty() ? UserPlaces.of(environment).data().resolve("drawbridge") : Path.of(named));
    }

    Path database() {
        return directory.resolve("drawbridge.db");
    }

    Path lock() {
        return directory.resolve("drawbridge.lock");
    }

    /** Where programs of the same user reach the bridge that runs with this home. */
    public Path controlSocket() {
        return directory.resolve("control.sock");
    }

    /** Makes what is missing. A directory that is there stays as it is: it may be meant for more than the bridge. */
    void prepare() throws IOException {
        if (isPosix()) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNERS_DIRECTORY));
        } else {
            Files.createDirectories(directory);
        }
        own(lock());
        own(database());
    }

    /** SQLite gives the permissions of the database to the files that it puts beside it. */
    private static void own(Path file) throws IOException {
        if (!isPosix()) {
            return;
        }
        if (Files.notExists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS_FILE));
        } else if (!Files.getPosixFilePermissions(file).equals(OWNERS_FILE)) {
            Files.setPosixFilePermissions(file, OWNERS_FILE);
        }
    }

    private static boolean isPosix() {
        return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
