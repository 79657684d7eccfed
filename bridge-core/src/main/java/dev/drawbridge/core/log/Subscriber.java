package dev.drawbridge.core.log;

import dev.drawbridge.core.frame.Frame;
import dev.drawbridge.core.history.History;
import dev.drawbridge.core.history.Reader;

/** Who follows a log. */
public interface Subscriber extends Reader {
    /**
     * Takes the frames at {@code from} to before {@code to} of an array that is not written there any more.
     *
     * @param history of the log they belong to: they are its events behind {@code after} and up to {@code upTo}
     */
    void take(History history, long after, long upTo, byte[] array, int from, int to);

    /** Takes one frame that is worth compressing. */
    void take(History history, long after, long upTo, Frame frame);
}
