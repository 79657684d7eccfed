package dev.drawbridge.core.history;

import dev.drawbridge.core.frame.Encoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes messages of pieces, of the deltas of a stream as few as may be.
 *
 * <p>Between two messages that stand for themselves each stream gets one delta. For a reader who is told the numbers
 * only neighbours are joined, under the number of the last: wherever it is cut off, it has all up to the number that it
 * saw last, and nothing of what comes behind.
 */
final class Condenser {
    /** A delta does not become longer than that. */
    static final int LONGEST_TEXT = 256 << 10;

    private final FrameWriter out;
    private final boolean neighboursOnly;
    private final Map<Group, List<Run.Cut>> pending = new LinkedHashMap<>();
    private int pendingBytes;

    Condenser(FrameWriter out, Encoding encoding) {
        this.out = out;
        this.neighboursOnly = encoding == Encoding.SEQUENCED;
    }

    /**
     * Tells the events behind {@code after} and up to {@code upTo}, or as many as go into {@code most} bytes.
     *
     * @return the number of the last event told
     */
    long tell(Iterable<Piece> pieces, long after, long upTo, int most) {
        long reached = after;
        for (Piece piece : pieces) {
            if (piece.first() > upTo) {
                break;
            }
            if (out.size() + pendingBytes >= most) {
                flush();
                return reached;
            }
            if (!piece.dropped() && piece.last() > after && out.accepts(piece.method())) {
                tell(piece, after, upTo);
            }
            reached = Math.min(piece.last(), upTo);
        }
        flush();
        return upTo;
    }

    private void tell(Piece piece, long after, long upTo) {
        switch (piece) {
            case Single single -> {
                flush();
                out.write(single.last(), single.message());
            }
            case Run run -> {
                Run.Cut cut = run.cut(after, upTo);
                if (!cut.isEmpty()) {
                    join(run, cut);
                }
            }
        }
    }

    private void join(Run run, Run.Cut cut) {
        boolean stranger = neighboursOnly && !pending.isEmpty() && !pending.containsKey(run.group());
        if (stranger || pendingBytes + cut.size() > LONGEST_TEXT) {
            flush();
        }
        pending.computeIfAbsent(run.group(), group -> new ArrayList<>()).add(cut);
        pendingBytes += cut.size();
    }

    /** Writes each stream's delta; nothing of what follows belongs before it. */
    private void flush() {
        pending.values().forEach(cuts -> out.write(cuts.getLast().to(), joined(cuts)));
        pending.clear();
        pendingBytes = 0;
    }

    private static byte[] joined(List<Run.Cut> cuts) {
        Run template = cuts.getFirst().run();
        byte[] message = template.messageOf(cuts.stream().mapToInt(Run.Cut::size).sum());
        int at = template.textFrom();
        for (Run.Cut cut : cuts) {
            cut.copyTo(message, at);
            at += cut.size();
        }
        return message;
    }
}
