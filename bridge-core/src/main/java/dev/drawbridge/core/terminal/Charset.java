package dev.drawbridge.core.terminal;

/** What the characters of ASCII mean. */
enum Charset {
    ASCII('B'), LINE_DRAWING('0');

    /** What stands in place of {@code `} to {@code ~}. */
    private static final String DRAWN = "◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";

    private final char name;

    Charset(char name) {
        this.name = name;
    }

    static Charset named(int name) {
        return name == '0' || name == '2' ? LINE_DRAWING : ASCII;
    }

    char code() {
        return name;
    }

    int glyph(int character) {
        return this == LINE_DRAWING && character >= '`' && character <= '~'
                ? DRAWN.charAt(character - '`')
                : character;
    }
}
