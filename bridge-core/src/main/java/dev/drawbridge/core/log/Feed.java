package dev.drawbridge.core.log;

import java.util.Optional;

/**
 * Something that a client looks at and that changes faster than it may read: what it is told becomes messages when its
 * turn comes, and until then costs nothing, whatever has happened meanwhile.
 */
public interface Feed {
    /**
     * The next message, as JSON; empty if there is nothing to tell. Asked by the thread that owns the client's socket,
     * which may not be kept waiting.
     */
    Optional<byte[]> next();
}
