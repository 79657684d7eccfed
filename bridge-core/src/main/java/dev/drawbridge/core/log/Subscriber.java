package dev.drawbridge.core.log;

import dev.drawbridge.protocol.catalog.Entry;

/** Who follows a log. */
public interface Subscriber {
    Encoding encoding();

    /** Takes the frames at {@code from} to before {@code to} of an array that is not written there any more. */
    void take(byte[] array, int from, int to);

    /** Whether this one wants messages of this method. */
    boolean accepts(Entry method);

    /** Whether {@link #accepts} is true for every method, now and later. */
    boolean acceptsEverything();
}
