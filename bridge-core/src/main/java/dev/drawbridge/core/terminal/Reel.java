package dev.drawbridge.core.terminal;

/**
 * What a terminal shows, and the newest of the bytes by which it came to that, for as many as want to look, each at its
 * own pace. Whoever is so late that the bytes behind its place are gone is given the picture instead. Any thread.
 */
public final class Reel {
    /** How many bytes are kept. */
    private static final int LENGTH = 256 << 10;
    /** How many bytes of remembered rows somebody is given who just comes. */
    private static final int REMEMBERED = 256 << 10;
    /** How many somebody is given who was too late. */
    private static final int REMEMBERED_WHEN_LATE = 32 << 10;

    private final byte[] ring = new byte[LENGTH];
    private VirtualScreen screen;
    private long begin;
    private long end;

    /** What there is behind a place. */
    public sealed interface Reading {
        /** Where it ends. */
        long upTo();

        /** Bytes, or none if there are none yet. */
        @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
        record Output(byte[] bytes, long upTo) implements Reading {}

        /** The picture, to be written to a terminal that was just reset. */
        @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
        record Snapshot(byte[] bytes, TerminalSize size, long upTo) implements Reading {}
    }

    public Reel(TerminalSize size) {
        this.screen = new VirtualScreen(size);
    }

    /** Adds what the program has written. */
    public synchronized void write(byte[] bytes, int from, int to) {
        screen.feed(bytes, from, to);
        int first = Math.max(from, to - LENGTH);
        end += first - from;
        for (int i = first; i < to;) {
            int place = (int) (end % LENGTH);
            int count = Math.min(to - i, LENGTH - place);
            System.arraycopy(bytes, i, ring, place, count);
            i += count;
            end += count;
        }
        begin = Math.max(begin, end - LENGTH);
    }

    /** Takes another size; nobody can go on from the bytes before. */
    public synchronized void resize(TerminalSize size) {
        if (!size.equals(screen.size())) {
            screen.resize(size);
            cut();
        }
    }

    /** Shows something else from now on; nobody can go on from the bytes before. */
    public synchronized void replace(TerminalSize size, byte[] snapshot) {
        screen = new VirtualScreen(size);
        screen.feed(snapshot);
        cut();
    }

    private void cut() {
        end++;
        begin = end;
    }

    /** What somebody begins with. */
    public synchronized Reading.Snapshot begin() {
        return new Reading.Snapshot(screen.snapshot(REMEMBERED), screen.size(), end);
    }

    /**
     * What comes behind a place.
     *
     * @param most how many bytes, unless it is a picture
     */
    public synchronized Reading read(long place, int most) {
        if (place < begin) {
            return new Reading.Snapshot(screen.snapshot(REMEMBERED_WHEN_LATE), screen.size(), end);
        }
        int count = (int) Math.min(most, end - place);
        int from = (int) (place % LENGTH);
        int straight = Math.min(count, LENGTH - from);
        byte[] bytes = new byte[count];
        System.arraycopy(ring, from, bytes, 0, straight);
        System.arraycopy(ring, 0, bytes, straight, count - straight);
        return new Reading.Output(bytes, place + count);
    }

    /** Whether there is anything behind a place. */
    public synchronized boolean isBehind(long place) {
        return place < end;
    }

    public synchronized TerminalSize size() {
        return screen.size();
    }

    public synchronized String title() {
        return screen.title();
    }

    /** What can be read. */
    public synchronized String text() {
        return screen.text();
    }

    /** What a terminal would have said of itself by now, since it was asked. */
    public synchronized byte[] answers() {
        return screen.answers();
    }
}
