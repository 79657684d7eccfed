package dev.drawbridge.core.history;

import dev.drawbridge.core.frame.Frames;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;
import java.util.ArrayDeque;

/** What happened last, as it was said: whoever is but a little behind is told all of it. */
final class Recent {
    private static final int MOST = 256 << 10;

    private final ArrayDeque<Slice> slices = new ArrayDeque<>();
    private final Catalog catalog;
    private final Scanner scanner = new Scanner(Limits.AGENT);
    private int bytes;

    Recent(Catalog catalog) {
        this.catalog = catalog;
    }

    void add(Slice slice) {
        if (slice.length() > 0) {
            slices.add(slice);
            bytes += slice.length();
            forget(MOST);
        }
    }

    /** Forgets the oldest, until no more than so many bytes are left. */
    void forget(long most) {
        while (bytes > most && slices.size() > 1) {
            bytes -= slices.remove().length();
        }
    }

    boolean reachesBackTo(long after) {
        return !slices.isEmpty() && slices.element().after() <= after;
    }

    /** Tells the events behind {@code after} and up to {@code upTo}, or as many as go into {@code most} bytes. */
    long tell(FrameWriter out, long after, long upTo, int most) {
        long seq = after;
        for (Slice slice : slices) {
            if (slice.upTo() > after) {
                seq = tell(slice, out, after, upTo, most);
            }
            if (seq >= upTo || out.size() >= most) {
                return seq;
            }
        }
        return Math.max(seq, upTo);
    }

    private long tell(Slice slice, FrameWriter out, long after, long upTo, int most) {
        long seq = slice.after();
        for (int place = slice.from(); place < slice.to() && seq < upTo && out.size() < most;) {
            int from = place + Frames.headerOf(slice.array(), place);
            int to = from + Frames.payloadOf(slice.array(), place);
            if (++seq > after && isAccepted(out, slice.array(), from, to)) {
                out.write(seq, slice.array(), from, to);
            }
            place = to;
        }
        return seq;
    }

    private boolean isAccepted(FrameWriter out, byte[] array, int from, int to) {
        scanner.scan(array, from, to);
        return out.accepts(catalog.lookup(array, scanner));
    }
}
