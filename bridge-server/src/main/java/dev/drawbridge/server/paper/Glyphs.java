package dev.drawbridge.server.paper;

/** How much room text takes on a terminal, and what of it a terminal would take as an order. */
public final class Glyphs {
    private static final int DELETE = 0x7f;
    private static final int JOINER = 0x200d;
    private static final int NON_JOINER = 0x200c;

    private Glyphs() {}

    public static int width(String text) {
        return text.codePoints().map(Glyphs::width).sum();
    }

    public static int width(int glyph) {
        if (glyph < 0x300) {
            return 1;
        }
        int type = Character.getType(glyph);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        return isWide(glyph) ? 2 : 1;
    }

    static boolean isWide(int glyph) {
        return Character.isIdeographic(glyph) || Character.isEmojiPresentation(glyph)
                || isIn(glyph, 0x1100, 0x115f) || isIn(glyph, 0x2e80, 0x303e) || isIn(glyph, 0x3041, 0xa4cf)
                || isIn(glyph, 0xac00, 0xd7a3) || isIn(glyph, 0xff00, 0xff60)
                || isIn(glyph, 0xffe0, 0xffe6);
    }

    private static boolean isIn(int glyph, int first, int last) {
        return glyph >= first && glyph <= last;
    }

    /** The text, with spaces behind it up to that width. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** The text as far as it fits into that width, whole characters with their marks. */
    public static String cut(String text, int width) {
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += width(text.codePointAt(i));
            if (used > width) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** The text in that width, with three dots for what does not fit. */
    public static String shorten(String text, int width) {
        return width(text) <= width ? text : cut(text, Math.max(0, width - 3)).stripTrailing() + "...";
    }

    /** The text in one line and without what a terminal would obey: other people have chosen these names. */
    public static String harmless(String text) {
        StringBuilder harmless = new StringBuilder();
        text.codePoints().map(glyph -> isHarmless(glyph) ? glyph : '?').forEach(harmless::appendCodePoint);
        return harmless.toString();
    }

    /**
     * The text with each character in letters that a terminal would obey, or that could hide others: nothing of it is left
     * out.
     */
    public static String spelt(String text) {
        StringBuilder spelt = new StringBuilder();
        text.codePoints().forEach(glyph -> {
            if (glyph == '\n' || glyph == '\t' || isHarmlessInText(glyph)) {
                spelt.appendCodePoint(glyph);
            } else if (glyph < ' ' || glyph == DELETE) {
                spelt.append('^').append((char) (glyph ^ '@'));
            } else {
                spelt.append('<').append(Integer.toHexString(glyph)).append('>');
            }
        });
        return spelt.toString();
    }

    /** Words that may have come in several lines, as one. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int glyph = text.codePointAt(i);
            if (Character.isWhitespace(glyph)) {
                blank = true;
                continue;
            }
            if (blank && !line.isEmpty()) {
                line.append(' ');
            }
            blank = false;
            line.appendCodePoint(isHarmlessInText(glyph) ? glyph : '?');
        }
        return line.toString();
    }

    /** Whether it is a letter, or half of one, that a terminal only shows. */
    public static boolean isPlain(char letter) {
        return Character.isSurrogate(letter) || isHarmlessInText(letter);
    }

    private static boolean isHarmless(int glyph) {
        int type = Character.getType(glyph);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR;
    }

    /** What joins letters belongs to the text; what turns its direction round could hide what stands there. */
    static boolean isHarmlessInText(int glyph) {
        return isHarmless(glyph) || glyph == JOINER || glyph == NON_JOINER;
    }
}
