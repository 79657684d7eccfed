package dev.drawbridge.core.store;

import java.io.IOException;

/** Another bridge keeps its things in the home. */
final class HomeTakenException extends IOException {
    private static final long serialVersionUID = 1;

    HomeTakenException() {
        super("its lock is taken");
    }
}
