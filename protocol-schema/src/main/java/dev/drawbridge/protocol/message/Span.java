package dev.drawbridge.protocol.message;

/**
 * A place in the scanned bytes, from the first byte of a JSON value to the byte after its last.
 *
 * <p>It belongs to whoever made it and moves with the next scan; an absent member has an empty span.
 */
public final class Span {
    private int from;
    private int to;

    void set(int from, int to) {
        this.from = from;
        this.to = to;
    }

    void clear() {
        set(0, 0);
    }

    public boolean isPresent() {
        return to > from;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    @Override
    public String toString() {
        return isPresent() ? "[" + from + ", " + to + ")" : "absent";
    }
}
