package dev.drawbridge.core.terminal;

/** How many columns a character takes. */
final class GlyphWidth {
    private GlyphWidth() {}

    static int of(int glyph) {
        if (glyph < 0x300) {
            return glyph == 0xad ? 0 : 1;
        }
        return switch (Character.getType(glyph)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isIn(glyph, 0x1160, 0x11ff) ? 0 : isWide(glyph) ? 2 : 1;
        };
    }

    private static boolean isWide(int glyph) {
        return isIn(glyph, 0x1100, 0x115f) || isIn(glyph, 0x2e80, 0x303e) || isIn(glyph, 0x3041, 0xa4cf)
                || isIn(glyph, 0xa960, 0xa97c) || isIn(glyph, 0xac00, 0xd7a3) || isIn(glyph, 0xf900, 0xfaff)
                || isIn(glyph, 0xfe30, 0xfe6f) || isIn(glyph, 0xff00, 0xff60) || isIn(glyph, 0xffe0, 0xffe6)
                || (glyph > 0x2000
                        && (Character.isIdeographic(glyph) || Character.isEmojiPresentation(glyph)));
    }

    private static boolean isIn(int glyph, int first, int last) {
        return glyph >= first && glyph <= last;
    }
}
