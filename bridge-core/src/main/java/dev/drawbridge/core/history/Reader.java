package dev.drawbridge.core.history;

import dev.drawbridge.core.frame.Encoding;
import dev.drawbridge.protocol.catalog.Entry;

/** What a reader of a thread wants to be told, and how. */
public interface Reader {
    Encoding encoding();

    /** Whether this one wants large frames compressed. */
    boolean deflates();

    /** Whether this one wants messages of this method. */
    boolean accepts(Entry method);

    /** Whether {@link #accepts} is true for every method, now and later. */
    boolean acceptsEverything();
}
