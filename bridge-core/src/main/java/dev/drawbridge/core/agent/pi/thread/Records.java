package dev.drawbridge.core.agent.pi.thread;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where the past of threads is kept. What takes long is done elsewhere; what is given is given to the one thread. */
public interface Records {
    /** Takes a thread for ourselves and reads all that was said in it. */
    void take(String threadId, Consumer<Past> taken);

    /**
     * Takes a thread for ourselves, of which no file may be there yet.
     *
     * @param write whether a file is wanted so that Pi can resume the thread
     */
    void takeNew(String threadId, String cwd, boolean write, Consumer<Past> taken);

    /**
     * Writes a session in which nothing was said, at that time in milliseconds; by whatever thread. Pi names it as we
     * do.
     */
    Path begin(Path cwd, long now) throws IOException;

    /** Removes what was begun and never used. */
    void discard(String threadId, Path file);

    /** Keeps what a file alone cannot tell. */
    void mark(String threadId, String mark);
}
