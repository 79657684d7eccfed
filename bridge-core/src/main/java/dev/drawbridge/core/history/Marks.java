package dev.drawbridge.core.history;

import java.util.Arrays;

/**
 * How the text of a run divides among its events: for each the distance from the one before, and how many bytes are
 * its own; numbers of seven bits a byte, the lowest first.
 */
final class Marks {
    private byte[] bytes;
    private int length;

    Marks() {
        this(new byte[16], 0);
    }

    private Marks(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    static Marks of(byte[] bytes) {
        return new Marks(bytes.clone(), bytes.length);
    }

    void add(long distance, int size) {
        number(distance);
        number(size);
    }

    private void number(long value) {
        long rest = value;
        while (rest > 0x7f) {
            octet((byte) (rest | 0x80));
            rest >>>= 7;
        }
        octet((byte) rest);
    }

    private void octet(byte octet) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = octet;
    }

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    Walk walk(long beforeFirst) {
        return new Walk(beforeFirst);
    }

    /** A way through the marks, event by event. */
    final class Walk {
        private long seq;
        private int offset;
        private int size;
        private int place;

        private Walk(long beforeFirst) {
            seq = beforeFirst;
        }

        /** Moves to the next event; false behind the last. */
        boolean next() {
            if (place == length) {
                return false;
            }
            seq += number();
            offset += size;
            size = (int) number();
            return true;
        }

        private long number() {
            long value = 0;
            for (int shift = 0;; shift += 7) {
                byte octet = bytes[place++];
                value |= (octet & 0x7fL) << shift;
                if (octet >= 0) {
                    return value;
                }
            }
        }

        long seq() {
            return seq;
        }

        /** Where the event's text begins in the run's. */
        int offset() {
            return offset;
        }

        /** Where it ends. */
        int end() {
            return offset + size;
        }
    }
}
