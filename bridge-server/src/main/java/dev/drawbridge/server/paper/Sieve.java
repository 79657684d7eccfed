package dev.drawbridge.server.paper;

/**
 * What keeps orders to the terminal back from text that others have written, piece by piece as it comes.
 *
 * <p>Whole escape sequences disappear, be they cut between two pieces; other control characters become question marks.
 * Line feeds stay, tabs become spaces, a carriage return begins a new line.
 */
public final class Sieve {
    private static final int TAB = 8;
    private static final int ESCAPE = 0x1b;
    private static final int BELL = 0x07;
    private static final int CONTROL_SEQUENCE = 0x9b;
    private static final int STRING_END = 0x9c;

    private enum State {
        TEXT, RETURNED, ESCAPED, INTERMEDIATE, SEQUENCE, STRING, STRING_ESCAPED
    }

    private State state = State.TEXT;
    private int column;
    private char half;

    /** What of this piece may be printed. */
    public String pass(String piece) {
        StringBuilder passed = new StringBuilder(piece.length());
        String whole = half == 0 ? piece : half + piece;
        half = 0;
        int end = whole.length();
        if (end > 0 && Character.isHighSurrogate(whole.charAt(end - 1))) {
            half = whole.charAt(--end);
        }
        for (int i = 0; i < end; i += Character.charCount(whole.codePointAt(i))) {
            take(whole.codePointAt(i), passed);
        }
        return passed.toString();
    }

    /** The text without what a terminal would obey. */
    public static String clean(String text) {
        return new Sieve().pass(text);
    }

    private void take(int glyph, StringBuilder passed) {
        switch (state) {
            case TEXT -> text(glyph, passed);
            case RETURNED -> {
                state = State.TEXT;
                if (glyph != '\n') {
                    text(glyph, passed);
                }
            }
            case ESCAPED -> escaped(glyph);
            case INTERMEDIATE -> state = glyph >= ' ' && glyph <= '/' ? State.INTERMEDIATE : State.TEXT;
            case SEQUENCE -> sequence(glyph, passed);
            case STRING -> string(glyph);
            case STRING_ESCAPED -> {
                state = State.STRING;
                if (glyph == '\\') {
                    state = State.TEXT;
                } else {
                    string(glyph);
                }
            }
        }
    }

    private void text(int glyph, StringBuilder passed) {
        switch (glyph) {
            case '\n' -> newLine(passed);
            case '\r' -> {
                newLine(passed);
                state = State.RETURNED;
            }
            case '\t' -> {
                int spaces = TAB - column % TAB;
                passed.repeat(' ', spaces);
                column += spaces;
            }
            case ESCAPE -> state = State.ESCAPED;
            case CONTROL_SEQUENCE -> state = State.SEQUENCE;
            case 0x90, 0x98, 0x9d, 0x9e, 0x9f -> state = State.STRING;
            default -> {
                int shown = Glyphs.isHarmlessInText(glyph) ? glyph : '?';
                passed.appendCodePoint(shown);
                column += Glyphs.width(shown);
            }
        }
    }

    private void newLine(StringBuilder passed) {
        passed.append('\n');
        column = 0;
    }

    private void escaped(int glyph) {
        state = switch (glyph) {
            case '[' -> State.SEQUENCE;
            case ']', 'P', 'X', '^', '_' -> State.STRING;
            case ESCAPE -> State.ESCAPED;
            default -> glyph >= ' ' && glyph <= '/' ? State.INTERMEDIATE : State.TEXT;
        };
    }

    /** Parameters, and one letter that ends it; anything else was none of it. */
    private void sequence(int glyph, StringBuilder passed) {
        if (glyph == ESCAPE) {
            state = State.ESCAPED;
        } else if (glyph < ' ' || glyph > '~') {
            state = State.TEXT;
            text(glyph, passed);
        } else if (glyph >= '@') {
            state = State.TEXT;
        }
    }

    private void string(int glyph) {
        if (glyph == ESCAPE) {
            state = State.STRING_ESCAPED;
        } else if (glyph == BELL || glyph == STRING_END || glyph == '\n') {
            // a string that is never ended must not swallow what comes after its line
            state = State.TEXT;
        }
    }
}
