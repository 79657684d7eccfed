package dev.drawbridge.core.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What the user may do with their own, when nobody else may do anything; nothing of it where a file system knows no users. */
record Owners(Set<PosixFilePermission> permissions) {
    private static final Set<PosixFilePermission> ALL = PosixFilePermissions.fromString("rwx------");

    Owners(String permissions) {
        this(Set.copyOf(PosixFilePermissions.fromString(permissions)));
    }

    /** For what is to be made there. */
    FileAttribute<?>[] only(Path path) {
        return areKnown(path)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Makes what is there the user's alone. */
    void claim(Path path) throws IOException {
        if (areKnown(path) && !Files.getPosixFilePermissions(path).equals(permissions)) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    /** Whether others may do something with what is there. */
    boolean areNotAlone(Path path) throws IOException {
        return areKnown(path) && !ALL.containsAll(Files.getPosixFilePermissions(path));
    }

    private static boolean areKnown(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
