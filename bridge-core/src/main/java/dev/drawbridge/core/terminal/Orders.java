package dev.drawbridge.core.terminal;

/** What a program tells a terminal. */
interface Orders {
    void print(int glyph);

    /** Characters of ASCII, one after the other. */
    void print(byte[] ascii, int from, int to);

    /** A control character. */
    void control(int code);

    /** An escape sequence. */
    void escape(int intermediate, int last);

    /** A control sequence. */
    void sequence(Params params, int prefix, int intermediate, int last);

    /** What belongs to the operating system, or the window. */
    void system(String text);
}
