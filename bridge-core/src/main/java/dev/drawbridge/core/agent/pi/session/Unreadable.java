package dev.drawbridge.core.agent.pi.session;

import java.io.IOException;

/** That a line may be whole and yet cannot be read, as something in it is beyond every measure. */
final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;

    Unreadable(IOException cause) {
        super("a line cannot be read", cause);
    }
}
