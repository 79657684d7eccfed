package dev.drawbridge.core.history;

import java.util.ArrayList;
import java.util.List;

/** The pieces of a history in the order of their events; none overlaps another. */
final class Pieces {
    private static final int FEW = 64;

    private final List<Piece> list = new ArrayList<>();
    private int dropped;
    private long bytes;

    void add(Piece piece) {
        list.add(piece);
        bytes += piece.size();
    }

    /** The last piece has become larger. */
    void grown(int by) {
        bytes += by;
    }

    /** Forgets pieces that are superfluous. */
    void drop(List<Piece> superfluous) {
        for (Piece piece : superfluous) {
            if (!piece.dropped()) {
                piece.drop();
                bytes -= piece.size();
                dropped++;
            }
        }
        if (dropped > FEW && dropped > list.size() / 2) {
            list.removeIf(Piece::dropped);
            dropped = 0;
        }
    }

    /**
     * Forgets the oldest pieces, all events of which are up to {@code upTo} and known to the journal, until no more than
     * {@code most} bytes are left.
     */
    long forget(long upTo, long most) {
        int count = 0;
        long floor = 0;
        while (count < list.size() && bytes > most && isDone(list.get(count), upTo)) {
            Piece oldest = list.get(count++);
            floor = oldest.last();
            if (oldest.dropped()) {
                dropped--;
            } else {
                bytes -= oldest.size();
                oldest.drop();
                oldest.group().pieces().remove(oldest);
            }
        }
        list.subList(0, count).clear();
        return floor;
    }

    private static boolean isDone(Piece piece, long upTo) {
        return piece.last() <= upTo && (piece.dropped() || !piece.changed());
    }

    /** The pieces that end behind {@code after}, dropped ones among them. */
    List<Piece> behind(long after) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).last() <= after) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return list.subList(low, list.size());
    }

    long bytes() {
        return bytes;
    }
}
