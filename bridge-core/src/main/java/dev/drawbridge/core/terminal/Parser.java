package dev.drawbridge.core.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads orders out of bytes, which may be cut anywhere. What is malformed is passed over, and nothing is kept of it.
 *
 * @see <a href="https://vt100.net/emu/dec_ansi_parser">a parser for DEC's ANSI-compatible terminals</a>
 */
final class Parser {
    private static final int ESCAPE = 0x1b;
    private static final int REPLACEMENT = 0xfffd;
    /** How many bytes of a string are kept. */
    private static final int LONGEST = 2048;
    private static final byte[] NOTHING = {};

    private final Orders orders;
    private final Params params = new Params();
    private final byte[] unfinished = new byte[LONGEST];
    private int length;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private State state = State.GROUND;
    private int prefix;
    private int intermediate;

    /** Of a character of several bytes: how many are still to come, what is known of it, and how small it may not be. */
    private int missing;
    private int glyph;
    private int least;

    private enum State {
        GROUND, ESCAPED, SEQUENCE, SYSTEM, STRING, SYSTEM_ESCAPED, STRING_ESCAPED
    }

    Parser(Orders orders) {
        this.orders = orders;
    }

    void read(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int octet = bytes[i] & 0xff;
            if (state == State.GROUND && missing == 0) {
                if (isPrintable(octet)) {
                    int first = i;
                    while (i + 1 < to && isPrintable(bytes[i + 1])) {
                        i++;
                    }
                    orders.print(bytes, first, i + 1);
                    continue;
                }
                length = 0;
            }
            take(octet);
        }
    }

    private void take(int octet) {
        // within a sequence, a control character has its effect at once
        if (octet >= 0x20 || octet == ESCAPE || (state != State.ESCAPED && state != State.SEQUENCE)) {
            remember(octet);
        }
        read(octet);
    }

    /** Remembers what is not complete yet; of too much the beginning, and the last byte. */
    private void remember(int octet) {
        length = Math.min(length + 1, LONGEST);
        unfinished[length - 1] = (byte) octet;
    }

    private void begin(int octet, State with) {
        length = 0;
        remember(octet);
        state = with;
        intermediate = 0;
    }

    private static boolean isPrintable(int octet) {
        return octet >= 0x20 && octet < 0x7f;
    }

    /** What was read of something that is not complete yet: read again in the beginning, it leads to the same place. */
    byte[] unfinished() {
        return state == State.GROUND && missing == 0 ? NOTHING : Arrays.copyOf(unfinished, length);
    }

    private void read(int octet) {
        switch (state) {
            case GROUND -> ground(octet);
            case ESCAPED -> escaped(octet);
            case SEQUENCE -> sequence(octet);
            case SYSTEM, STRING -> string(octet);
            case SYSTEM_ESCAPED, STRING_ESCAPED -> stringEscaped(octet);
        }
    }

    private void ground(int octet) {
        if (missing > 0) {
            if ((octet & 0xc0) == 0x80) {
                glyph = (glyph << 6) | (octet & 0x3f);
                if (--missing == 0) {
                    print(glyph);
                }
                return;
            }
            missing = 0;
            orders.print(REPLACEMENT);
            begin(octet, State.GROUND);
        }
        if (octet < 0x20) {
            control(octet);
        } else if (isPrintable(octet)) {
            orders.print(octet);
        } else if (octet >= 0xc2 && octet < 0xf5) {
            missing = octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
            glyph = octet & (0x3f >> missing);
            least = missing == 1 ? 0x80 : missing == 2 ? 0x800 : 0x10000;
        } else if (octet != 0x7f) {
            orders.print(REPLACEMENT);
        }
    }

    private void print(int whole) {
        boolean broken = whole < least || whole > Character.MAX_CODE_POINT
                || (whole >= Character.MIN_SURROGATE && whole <= Character.MAX_SURROGATE);
        if (broken) {
            orders.print(REPLACEMENT);
        } else if (whole >= 0xa0) {
            orders.print(whole);
        }
    }

    private void control(int octet) {
        switch (octet) {
            case ESCAPE -> begin(octet, State.ESCAPED);
            case 0x18, 0x1a -> state = State.GROUND;
            default -> orders.control(octet);
        }
    }

    private void escaped(int octet) {
        if (octet < 0x20) {
            control(octet);
        } else if (octet < 0x30) {
            intermediate = octet;
        } else if (octet < 0x7f && intermediate == 0) {
            begin(octet);
        } else {
            state = State.GROUND;
            if (octet < 0x7f) {
                orders.escape(intermediate, octet);
            }
        }
    }

    private void begin(int octet) {
        switch (octet) {
            case '[' -> {
                state = State.SEQUENCE;
                params.clear();
                prefix = 0;
            }
            case ']' -> string(State.SYSTEM);
            case 'P', 'X', '^', '_', 'k' -> string(State.STRING);
            default -> {
                state = State.GROUND;
                orders.escape(0, octet);
            }
        }
    }

    private void string(State kind) {
        state = kind;
        text.reset();
    }

    private void sequence(int octet) {
        if (octet < 0x20) {
            control(octet);
        } else if (octet < 0x30) {
            intermediate = octet;
        } else if (octet <= '9') {
            params.digit(octet - '0');
        } else if (octet <= ';') {
            params.separate(octet == ':');
        } else if (octet < 0x40) {
            prefix = octet;
        } else if (octet < 0x7f) {
            state = State.GROUND;
            if (!params.tooMany()) {
                orders.sequence(params, prefix, intermediate, octet);
            }
        } else if (octet > 0x7f) {
            state = State.GROUND;
        }
    }

    private void string(int octet) {
        switch (octet) {
            case 0x07 -> end();
            case 0x18, 0x1a -> state = State.GROUND;
            case ESCAPE -> state = state == State.SYSTEM ? State.SYSTEM_ESCAPED : State.STRING_ESCAPED;
            default -> {
                if (state == State.SYSTEM && text.size() < LONGEST) {
                    text.write(octet);
                }
            }
        }
    }

    private void stringEscaped(int octet) {
        if (octet == '\\') {
            end();
        } else {
            begin(ESCAPE, State.ESCAPED);
            take(octet);
        }
    }

    private void end() {
        boolean known = state == State.SYSTEM || state == State.SYSTEM_ESCAPED;
        state = State.GROUND;
        if (known) {
            orders.system(text.toString(StandardCharsets.UTF_8));
        }
    }
}
