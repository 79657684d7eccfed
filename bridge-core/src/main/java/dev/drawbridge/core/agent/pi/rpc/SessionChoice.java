package dev.drawbridge.core.agent.pi.rpc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Which session a process begins with. */
public sealed interface SessionChoice {
    /** A new one; Pi finds its id. */
    record Fresh() implements SessionChoice {}

    /** The one of that id in the directory that Pi works in, or a new one with it; only for a modern Pi. */
    record Known(String id) implements SessionChoice {
        private static final Pattern ID = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");

        public Known {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("no id of a session: " + id);
            }
        }
    }

    /** The one in that file, in the directory that the file says. */
    record Stored(Path file) implements SessionChoice {}

    /**
     * A new one in a file of ours, into which Pi writes from the first word on; into one of its own it writes only what
     * was answered. A Pi that is older, or that keeps its sessions elsewhere, begins a {@linkplain Fresh fresh} one.
     */
    record Begun(Writing file) implements SessionChoice {}

    /** Writes the file of a session in which nothing was said. */
    @FunctionalInterface
    interface Writing {
        Path write() throws IOException;
    }

    /** One that is never written down. */
    record Ephemeral() implements SessionChoice {}
}
