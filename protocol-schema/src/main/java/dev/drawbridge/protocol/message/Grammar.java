package dev.drawbridge.protocol.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * JSON's grammar over a run of bytes: steps over one token or one value and proves it well formed.
 *
 * <p>Each step takes the index it starts at and returns the index after, or {@link #REFUSED}, whose reason is
 * then {@link #refusal()}. As strict as the app-server's own parser: UTF-8 must be sound, surrogates paired.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class Grammar {
    static final int REFUSED = -1;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private final int depthLimit;
    /** One bit a level: set for an object, clear for an array. */
    private final long[] objects;

    private byte[] bytes = new byte[0];
    private int end;
    private boolean escaped;
    private Refusal refusal = Refusal.MALFORMED;

    Grammar(int depthLimit) {
        this.depthLimit = depthLimit;
        this.objects = new long[(depthLimit >>> 6) + 1];
    }

    void over(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    Refusal refusal() {
        return refusal;
    }

    /** Whether the last string had an escape, so that its bytes are not yet its characters. */
    boolean escaped() {
        return escaped;
    }

    private int refuse(Refusal reason) {
        refusal = reason;
        return REFUSED;
    }

    int malformed() {
        return refuse(Refusal.MALFORMED);
    }

    int space(int at) {
        int p = at;
        while (p < end && (bytes[p] == ' ' || bytes[p] == '\n' || bytes[p] == '\r' || bytes[p] == '\t')) {
            p++;
        }
        return p;
    }

    /** A member's name with the colon and the space around it; {@code at} is its opening quote. */
    int colon(int at) {
        int p = space(at);
        return p < end && bytes[p] == ':' ? space(p + 1) : malformed();
    }

    int value(int at, int depth) {
        if (at >= end) {
            return malformed();
        }
        return switch (bytes[at]) {
            case '{', '[' -> container(at, depth);
            default -> scalar(at);
        };
    }

    /** An array or object with all it holds, {@code outer} levels being open around it. */
    private int container(int at, int outer) {
        int p = at;
        int depth = outer;
        while (true) {
            if (p >= end) {
                return malformed();
            }
            byte first = bytes[p];
            if (first == '{' || first == '[') {
                if (depth == depthLimit) {
                    return refuse(Refusal.TOO_DEEP);
                }
                boolean object = first == '{';
                open(depth++, object);
                p = space(p + 1);
                if (p < end && bytes[p] != (object ? '}' : ']')) {
                    if (object) {
                        p = name(p);
                        if (p < 0) {
                            return REFUSED;
                        }
                    }
                    continue;
                }
            } else {
                p = scalar(p);
                if (p < 0) {
                    return REFUSED;
                }
                p = space(p);
            }
            // after a value, or at the end of an empty container
            while (p < end && bytes[p] == (isObject(depth - 1) ? '}' : ']')) {
                p++;
                if (--depth == outer) {
                    return p;
                }
                p = space(p);
            }
            if (p >= end || bytes[p] != ',') {
                return malformed();
            }
            p = space(p + 1);
            if (isObject(depth - 1)) {
                p = name(p);
                if (p < 0) {
                    return REFUSED;
                }
            }
        }
    }

    private void open(int level, boolean object) {
        long bit = 1L << level;
        objects[level >>> 6] = object ? objects[level >>> 6] | bit : objects[level >>> 6] & ~bit;
    }

    private boolean isObject(int level) {
        return (objects[level >>> 6] & 1L << level) != 0;
    }

    private int name(int at) {
        int p = at < end && bytes[at] == '"' ? string(at) : malformed();
        return p < 0 ? REFUSED : colon(p);
    }

    private int scalar(int at) {
        return switch (bytes[at]) {
            case '"' -> string(at);
            case 't' -> literal(at, "true");
            case 'f' -> literal(at, "false");
            case 'n' -> literal(at, "null");
            default -> number(at);
        };
    }

    private int literal(int at, String word) {
        if (end - at < word.length()) {
            return malformed();
        }
        for (int i = 1; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return malformed();
            }
        }
        return at + word.length();
    }

    private int number(int at) {
        int p = bytes[at] == '-' ? at + 1 : at;
        int whole = digits(p);
        if (whole == p || (bytes[p] == '0' && whole > p + 1)) {
            return malformed();
        }
        p = whole;
        if (p < end && bytes[p] == '.') {
            int fraction = digits(p + 1);
            if (fraction == p + 1) {
                return malformed();
            }
            p = fraction;
        }
        if (p < end && (bytes[p] | 0x20) == 'e') {
            p++;
            if (p < end && (bytes[p] == '+' || bytes[p] == '-')) {
                p++;
            }
            int exponent = digits(p);
            if (exponent == p) {
                return malformed();
            }
            p = exponent;
        }
        return p;
    }

    private int digits(int at) {
        int p = at;
        while (p < end && bytes[p] >= '0' && bytes[p] <= '9') {
            p++;
        }
        return p;
    }

    /** A string; {@code at} is its opening quote. */
    int string(int at) {
        escaped = false;
        int p = at + 1;
        while (true) {
            p = plain(p);
            if (p >= end) {
                return malformed();
            }
            byte b = bytes[p];
            if (b == '"') {
                return p + 1;
            }
            if (b == '\\') {
                escaped = true;
                p = escape(p + 1);
            } else if (b < 0) {
                p = utf8(p);
            } else {
                return malformed();
            }
            if (p < 0) {
                return REFUSED;
            }
        }
    }

    /** Skips ASCII that needs no second look, eight bytes a step. */
    private int plain(int at) {
        int p = at;
        while (p + Long.BYTES <= end) {
            long word = (long) WORD.get(bytes, p);
            long quote = word ^ '"' * ONES;
            long slash = word ^ '\\' * ONES;
            // the lowest byte marked is a quote, a backslash, a control character or not ASCII
            long marks = (((quote - ONES) & ~quote) | ((slash - ONES) & ~slash)
                    | ((word - ' ' * ONES) & ~word) | word) & TOPS;
            if (marks != 0) {
                return p + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
            p += Long.BYTES;
        }
        while (p < end && bytes[p] >= ' ' && bytes[p] != '"' && bytes[p] != '\\') {
            p++;
        }
        return p;
    }

    private int escape(int at) {
        if (at >= end) {
            return malformed();
        }
        return switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> unicode(at + 1);
            default -> malformed();
        };
    }

    private int unicode(int at) {
        int unit = hex(at);
        if (unit < 0 || Character.isLowSurrogate((char) unit)) {
            return malformed();
        }
        if (!Character.isHighSurrogate((char) unit)) {
            return at + 4;
        }
        boolean paired = at + 6 <= end && bytes[at + 4] == '\\' && bytes[at + 5] == 'u';
        int low = paired ? hex(at + 6) : REFUSED;
        return low >= 0 && Character.isLowSurrogate((char) low) ? at + 10 : malformed();
    }

    private int hex(int at) {
        if (at + 4 > end) {
            return REFUSED;
        }
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return REFUSED;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private int utf8(int at) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > end) {
            return malformed();
        }
        int second = bytes[at + 1] & 0xff;
        // no overlong forms, no surrogates, nothing beyond U+10FFFF
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return malformed();
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return malformed();
            }
        }
        return at + length;
    }
}
