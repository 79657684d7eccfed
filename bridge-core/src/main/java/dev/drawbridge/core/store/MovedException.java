package dev.drawbridge.core.store;

import java.io.IOException;
import java.nio.file.Path;

/** The file that is open is no longer the one of its name. */
final class MovedException extends IOException {
    private static final long serialVersionUID = 1;

    MovedException(Path file) {
        super(file + " is gone or another one");
    }
}
