package dev.drawbridge.server.differential;

import dev.drawbridge.partners.codex.CodexHome;
import java.net.URI;

/** A server that clients of Codex can talk to. */
interface Target {
    String name();

    /** Starts it in this home and returns when it listens. */
    Running start(CodexHome home);

    /** A server that listens, until it is closed. */
    interface Running extends AutoCloseable {
        URI uri();

        @Override
        void close();
    }
}
