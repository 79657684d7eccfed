package dev.drawbridge.protocol.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A handful of edits to one message, applied in one pass: bytes in, bytes out.
 *
 * <p>Reusable: {@link #of} forgets what went before. Edits may come in any order but must not overlap.
 */
public final class Splice {
    private static final byte[] NOTHING = {};
    private static final byte[] COMMA = {','};
    private static final byte[] VERSION = "\"jsonrpc\":\"2.0\",".getBytes(StandardCharsets.US_ASCII);

    private byte[] source = NOTHING;
    private int from;
    private int to;
    private int length;

    private int count;
    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private byte[][] texts = new byte[4][];

    /** Begins with the message at {@code from} (its brace) to before {@code to}. */
    public Splice of(byte[] source, int from, int to) {
        this.source = source;
        this.from = from;
        this.to = to;
        this.length = to - from;
        this.count = 0;
        return this;
    }

    /** Begins with the message that {@code scanner} found in {@code source}. */
    public Splice of(byte[] source, Scanner scanner) {
        return of(source, scanner.from(), scanner.to());
    }

    /** Puts {@code json} where {@code place} is. */
    public Splice replace(Span place, byte[] json) {
        return edit(place.from(), place.to(), json);
    }

    /** Puts {@code prefix}, which needs no escaping, in front of the characters of a string. */
    public Splice prefix(Span string, byte[] prefix) {
        requireString(string);
        return edit(string.from() + 1, string.from() + 1, prefix);
    }

    /** Takes the first {@code bytes} bytes off the characters of a string. */
    public Splice unprefix(Span string, int bytes) {
        requireString(string);
        if (bytes > string.length() - 2) {
            throw new IllegalArgumentException("the string is shorter than its prefix");
        }
        return edit(string.from() + 1, string.from() + 1 + bytes, NOTHING);
    }

    /** Says {@code "jsonrpc":"2.0"}, unless the message already speaks of a version. */
    public Splice version(Span version) {
        return version.isPresent() ? this : version();
    }

    /** Says {@code "jsonrpc":"2.0"} in a message that does not. */
    public Splice version() {
        return edit(from + 1, from + 1, VERSION);
    }

    /** Adds a member to an object that does not have it. */
    public Splice member(Span object, byte[] nameAndValue) {
        int first = object.from() + 1;
        while (source[first] <= ' ') {
            first++;
        }
        edit(first, first, nameAndValue);
        return source[first] == '}' ? this : edit(first, first, COMMA);
    }

    /** Takes the member away whose value is at {@code value}: its name, its value, and one of the commas around it. */
    public Splice remove(Span value) {
        int nameEnd = lastBefore(lastBefore(value.from()));
        int name = nameEnd - 1;
        while (source[name] != '"' || isEscaped(name)) {
            name--;
        }
        int before = lastBefore(name);
        if (source[before] == ',') {
            return edit(before, value.to(), NOTHING);
        }
        int after = value.to();
        while (source[after] <= ' ') {
            after++;
        }
        return edit(name, source[after] == ',' ? after + 1 : value.to(), NOTHING);
    }

    /** The last place before this one where no space is. */
    private int lastBefore(int place) {
        int last = place - 1;
        while (source[last] <= ' ') {
            last--;
        }
        return last;
    }

    private boolean isEscaped(int place) {
        int backslashes = 0;
        while (source[place - 1 - backslashes] == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** Says {@code "seq":number}. */
    public Splice sequence(long number) {
        return edit(from + 1, from + 1, ("\"seq\":" + number + ",").getBytes(StandardCharsets.US_ASCII));
    }

    private void requireString(Span value) {
        if (value.length() < 2 || source[value.from()] != '"') {
            throw new IllegalArgumentException("not a string");
        }
    }

    /** Inserts the edit behind all that start no later, so that edits of one place keep their order. */
    private Splice edit(int start, int end, byte[] text) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            texts = Arrays.copyOf(texts, 2 * count);
        }
        int slot = count++;
        for (; slot > 0 && starts[slot - 1] > start; slot--) {
            starts[slot] = starts[slot - 1];
            ends[slot] = ends[slot - 1];
            texts[slot] = texts[slot - 1];
        }
        starts[slot] = start;
        ends[slot] = end;
        texts[slot] = text;
        length += text.length - (end - start);
        return this;
    }

    /** How many bytes the edited message has. */
    public int length() {
        return length;
    }

    public void writeTo(ByteBuffer out) {
        int done = from;
        for (int i = 0; i < count; i++) {
            out.put(source, done, starts[i] - done).put(texts[i]);
            done = ends[i];
        }
        out.put(source, done, to - done);
    }

    public byte[] toArray() {
        ByteBuffer out = ByteBuffer.allocate(length);
        writeTo(out);
        return out.array();
    }
}
