package dev.drawbridge.core.engine;

import dev.drawbridge.core.access.Visitor;

/** The far end of a connection, as its transport shows it. */
public interface Client {
    /** The device that it runs on, as that was let in. Not told by the client itself. */
    Visitor visitor();

    /** Says that {@link Connection#next} has something to write. Any thread, often: it only schedules. */
    void wake();

    /** Whether it takes compressed frames: {@code permessage-deflate} without context, in the whole window. */
    boolean deflates();

    /** Asks that the socket be closed once what was said before is written, or at once if nobody is to read that. Any thread. */
    void close(Farewell farewell);
}
