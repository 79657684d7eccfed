package dev.drawbridge.core.log;

import dev.drawbridge.protocol.catalog.Entry;

/** Who follows a log. */
public interface Subscriber {
    Encoding encoding();

    /** Takes the frames at {@code from} to before {@code to} of an array that is not written there any more. */
    void take(byte[] array, int from, int to);

    /** Takes one frame that is worth compressing. */
    void take(Frame frame);

    /** Whether this one wants large frames compressed. */
    boolean deflates();

    /** Whether this one wants messages of this method. */
    boolean accepts(Entry method);

    /** Whether {@link #accepts} is true for every method, now and later. */
    boolean acceptsEverything();
}
