package dev.drawbridge.core.log;

import dev.drawbridge.core.frame.Encoding;
import dev.drawbridge.core.frame.Frame;
import dev.drawbridge.core.history.History;
import dev.drawbridge.protocol.catalog.Entry;

/** Follows a log for its history, from its first event to its last. */
record Chronicler(History history) implements Subscriber {
    @Override
    public void take(History own, long after, long upTo, byte[] array, int from, int to) {
        history.take(array, from, to, after, upTo);
    }

    @Override
    public void take(History own, long after, long upTo, Frame frame) {
        history.take(frame.plain(), 0, frame.plain().length, after, upTo);
    }

    @Override
    public Encoding encoding() {
        return Encoding.PLAIN;
    }

    @Override
    public boolean deflates() {
        return false;
    }

    @Override
    public boolean accepts(Entry method) {
        return true;
    }

    @Override
    public boolean acceptsEverything() {
        return true;
    }
}
