package dev.drawbridge.server.cli;

/** How much room text takes on a terminal, and what of it a terminal would take as an order. */
final class Glyphs {
    private Glyphs() {}

    static int width(String text) {
        return text.codePoints().map(Glyphs::width).sum();
    }

    static int width(int glyph) {
        int type = Character.getType(glyph);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        return isWide(glyph) ? 2 : 1;
    }

    private static boolean isWide(int glyph) {
        return Character.isIdeographic(glyph) || Character.isEmojiPresentation(glyph)
                || isIn(glyph, 0x1100, 0x115f) || isIn(glyph, 0x2e80, 0x303e) || isIn(glyph, 0x3041, 0xa4cf)
                || isIn(glyph, 0xac00, 0xd7a3) || isIn(glyph, 0xff00, 0xff60)
                || isIn(glyph, 0xffe0, 0xffe6);
    }

    private static boolean isIn(int glyph, int first, int last) {
        return glyph >= first && glyph <= last;
    }

    /** The text, with spaces behind it up to that width. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** The text without what a terminal would obey: other people have chosen these names. */
    static String harmless(String text) {
        StringBuilder harmless = new StringBuilder();
        text.codePoints().map(glyph -> isHarmless(glyph) ? glyph : '?').forEach(harmless::appendCodePoint);
        return harmless.toString();
    }

    private static boolean isHarmless(int glyph) {
        int type = Character.getType(glyph);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR;
    }
}
