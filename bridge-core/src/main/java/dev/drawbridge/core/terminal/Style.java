package dev.drawbridge.core.terminal;

/**
 * How a character looks, in one number: the colours of the character and of its ground, and what else is done to it.
 *
 * <p>A colour is 26 bits: two that tell what the other 24 are.
 */
final class Style {
    static final long PLAIN = 0;

    static final int BOLD = 1;
    static final int DIM = 1 << 1;
    static final int ITALIC = 1 << 2;
    static final int BLINKING = 1 << 3;
    static final int INVERSE = 1 << 4;
    static final int INVISIBLE = 1 << 5;
    static final int STRUCK = 1 << 6;
    static final int OVERLINED = 1 << 7;

    private static final int COLOUR_BITS = 26;
    private static final long COLOUR = (1L << COLOUR_BITS) - 1;
    private static final long GROUND = COLOUR << COLOUR_BITS;
    private static final int ATTRIBUTES = 2 * COLOUR_BITS;
    private static final int UNDERLINE = ATTRIBUTES + 8;
    private static final int INDEXED = 1 << 24;
    private static final int DIRECT = 2 << 24;
    /** What each attribute is called in SGR, from the first bit on. */
    private static final int[] NAMES = {1, 2, 3, 5, 7, 8, 9, 53};

    private Style() {}

    static long with(long style, int attribute) {
        return style | ((long) attribute << ATTRIBUTES);
    }

    static long without(long style, int attributes) {
        return style & ~((long) attributes << ATTRIBUTES);
    }

    /** @param kind as SGR numbers underlines; 0 is none */
    static long underlined(long style, int kind) {
        return (style & ~(7L << UNDERLINE)) | ((long) Math.clamp(kind, 0, 5) << UNDERLINE);
    }

    static long coloured(long style, int colour) {
        return (style & ~COLOUR) | colour;
    }

    static long grounded(long style, int colour) {
        return (style & ~GROUND) | ((long) colour << COLOUR_BITS);
    }

    static int indexed(int index) {
        return INDEXED | (index & 0xff);
    }

    static int direct(int red, int green, int blue) {
        return DIRECT | ((red & 0xff) << 16) | ((green & 0xff) << 8) | (blue & 0xff);
    }

    /** Of what is erased while this is chosen, only the ground is seen. */
    static long erased(long style) {
        return style & GROUND;
    }

    /** Writes the order by which a terminal chooses it, whatever was chosen before. */
    static void write(StringBuilder out, long style) {
        out.append("\033[0");
        for (int i = 0; i < NAMES.length; i++) {
            if (((style >> (ATTRIBUTES + i)) & 1) != 0) {
                out.append(';').append(NAMES[i]);
            }
        }
        int underline = (int) (style >>> UNDERLINE) & 7;
        if (underline == 1) {
            out.append(";4");
        } else if (underline > 1) {
            out.append(";4:").append(underline);
        }
        colour(out, (int) (style & COLOUR), 30);
        colour(out, (int) ((style & GROUND) >>> COLOUR_BITS), 40);
        out.append('m');
    }

    private static void colour(StringBuilder out, int colour, int base) {
        int value = colour & 0xffffff;
        if ((colour & DIRECT) != 0) {
            out.append(';').append(base + 8).append(";2;").append(value >> 16).append(';')
                    .append((value >> 8) & 0xff).append(';').append(value & 0xff);
        } else if ((colour & INDEXED) != 0 && value < 8) {
            out.append(';').append(base + value);
        } else if ((colour & INDEXED) != 0 && value < 16) {
            out.append(';').append(base + 60 + value - 8);
        } else if ((colour & INDEXED) != 0) {
            out.append(';').append(base + 8).append(";5;").append(value);
        }
    }
}
