package dev.drawbridge.core.history;

import dev.drawbridge.core.journal.Kept;
import dev.drawbridge.protocol.catalog.Entry;
import java.util.Arrays;

/**
 * Neighbouring deltas of one stream: the first message, of which the others differ in their text alone, and the texts
 * joined, as they stand between the quotes.
 */
final class Run extends Piece {
    private final byte[] template;
    private final int textFrom;
    private final int textTo;
    private final long first;
    private final Marks marks;
    private long last;
    private long journaled;
    private byte[] text;
    private int length;

    /** @param textFrom where the text of {@code template} begins, behind its quote */
    Run(Entry method, Group group, long seq, byte[] template, int textFrom, int textTo) {
        super(method, group);
        this.template = template;
        this.textFrom = textFrom;
        this.textTo = textTo;
        this.first = seq;
        this.last = seq - 1;
        this.marks = new Marks();
        this.text = new byte[Math.max(64, textTo - textFrom)];
        add(seq, template, textFrom, textTo);
    }

    /** One that was kept as a message of all its text, which stands there. */
    Run(Entry method, Group group, Kept kept, int textFrom, int textTo) {
        super(method, group);
        this.template = kept.message();
        this.textFrom = textFrom;
        this.textTo = textTo;
        this.first = kept.first();
        this.last = kept.last();
        this.marks = Marks.of(kept.marks());
        this.text = Arrays.copyOfRange(template, textFrom, textTo);
        this.length = text.length;
    }

    /** Adds the delta whose text stands there. */
    void add(long seq, byte[] source, int from, int to) {
        int size = to - from;
        if (length + size > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + size));
        }
        System.arraycopy(source, from, text, length, size);
        length += size;
        marks.add(seq - last, size);
        last = seq;
    }

    /**
     * Where the text ends of a well-formed message that is this stream's next delta, as is plain to see: up to its text
     * it is the first message again, and nothing follows in its params. Zero if it is not so plain.
     */
    int endOfNext(byte[] bytes, int from, int to) {
        int start = from + textFrom;
        if (start >= to || !Arrays.equals(bytes, from, start, template, 0, textFrom)) {
            return 0;
        }
        int end = start;
        while (bytes[end] != '"') {
            end += bytes[end] == '\\' ? 2 : 1;
        }
        return bytes[end + 1] == '}' && template[textTo + 1] == '}' ? end : 0;
    }

    @Override
    long first() {
        return first;
    }

    @Override
    long last() {
        return last;
    }

    @Override
    int size() {
        return template.length + length + marks.length();
    }

    /** Some of its events. */
    Cut cut(long after, long upTo) {
        if (after < first && upTo >= last) {
            return new Cut(first, last, 0, length);
        }
        long from = 0;
        long to = 0;
        int begin = 0;
        int end = 0;
        Marks.Walk walk = marks.walk(first - 1);
        while (walk.next() && walk.seq() <= upTo) {
            if (walk.seq() > after) {
                if (from == 0) {
                    from = walk.seq();
                    begin = walk.offset();
                }
                to = walk.seq();
                end = walk.end();
            }
        }
        return new Cut(from, to, begin, end);
    }

    /** The part of a run from one of its events to another. */
    final class Cut {
        private final long from;
        private final long to;
        private final int begin;
        private final int end;

        private Cut(long from, long to, int begin, int end) {
            this.from = from;
            this.to = to;
            this.begin = begin;
            this.end = end;
        }

        Run run() {
            return Run.this;
        }

        boolean isEmpty() {
            return to == 0;
        }

        /** The number of its first event. */
        long from() {
            return from;
        }

        /** The number of its last event. */
        long to() {
            return to;
        }

        int size() {
            return end - begin;
        }

        /** The message that stands for its events. */
        byte[] message() {
            byte[] message = messageOf(size());
            copyTo(message, textFrom);
            return message;
        }

        /** Copies its text to {@code out}, from {@code at} on. */
        void copyTo(byte[] out, int at) {
            System.arraycopy(text, begin, out, at, size());
        }

        /** How its text divides among its events. */
        byte[] marks() {
            Marks own = new Marks();
            Marks.Walk walk = Run.this.marks.walk(first - 1);
            long before = from - 1;
            while (walk.next() && walk.seq() <= to) {
                if (walk.seq() >= from) {
                    own.add(walk.seq() - before, walk.end() - walk.offset());
                    before = walk.seq();
                }
            }
            return own.toArray();
        }
    }

    /** A message of its stream with a text of {@code size} bytes that is yet to be put at {@link #textFrom}. */
    byte[] messageOf(int size) {
        byte[] message = new byte[template.length - (textTo - textFrom) + size];
        System.arraycopy(template, 0, message, 0, textFrom);
        System.arraycopy(template, textTo, message, textFrom + size, template.length - textTo);
        return message;
    }

    int textFrom() {
        return textFrom;
    }

    /** The number of the last event that the journal has; it gets the rest in a message of its own. */
    long journaled() {
        return journaled;
    }

    void journal() {
        journaled = last;
    }
}
