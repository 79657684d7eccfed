package dev.drawbridge.server.pty;

import java.util.regex.Pattern;

/** How much others are shown of a program. */
public final class Bounds {
    public static final int MOST_WORDS = 256;
    /** Of all words of a command together. */
    public static final int LONGEST_COMMAND = 64 << 10;
    public static final int LONGEST_NAME = 64;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private Bounds() {}

    /** The text without what cannot be seen. */
    public static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("");
    }
}
