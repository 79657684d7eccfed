package dev.drawbridge.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** What tells a file from another one of the same name; empty where the file system has nothing to tell. */
record Identity(Optional<Object> key) {
    static final Identity NONE = new Identity(Optional.empty());

    static Identity of(Path file) throws IOException {
        return new Identity(
                Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey()));
    }

    /** SQLite goes on writing to a file that nobody will find again. */
    void check(Path file) throws IOException {
        if (Files.notExists(file) || !equals(of(file))) {
            throw new MovedException(file);
        }
    }
}
