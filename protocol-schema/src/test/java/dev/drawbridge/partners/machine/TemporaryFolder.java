package dev.drawbridge.partners.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is gone, with all it holds, when closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    /** A dying process may still write a last file between the look into a folder and its removal. */
    private static final int TRIES = 5;

    public static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory("drawbridge-" + prefix).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder inside this one, made if need be. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (int tries = TRIES;; tries--) {
            try {
                FileTree.delete(path);
                return;
            } catch (IOException e) {
                if (tries == 0) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
