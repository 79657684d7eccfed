package dev.drawbridge.server.paper;

import java.util.function.Consumer;

/**
 * Text that is written piece by piece below one another, in lines that end between words where the screen does.
 *
 * <p>On a screen the last word is held back until it is whole; elsewhere all is passed on as it comes.
 */
public final class Writing {
    private final Screen screen;
    private final Consumer<String> out;
    private final Ink ink;
    private final String first;
    private final String margin;
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder written = new StringBuilder();
    private int wordWidth;
    private int spaces;
    /** Columns of this line that are taken, the margin among them; 0 as long as nothing stands in it. */
    private int used;
    private boolean begun;

    /**
     * Begins at the beginning of a line.
     *
     * @param first what stands before the first line
     * @param margin what stands before all others
     */
    public Writing(Screen screen, Ink ink, String first, String margin, Consumer<String> out) {
        this.screen = screen;
        this.out = out;
        this.ink = ink;
        this.first = first;
        this.margin = margin;
    }

    /** The whole text, and the end of its last line. */
    public static void block(Screen screen, Ink ink, String first, String margin, String text,
            Consumer<String> out) {
        Writing writing = new Writing(screen, ink, first, margin, out);
        writing.add(text);
        writing.end();
    }

    /** Adds text that is free of orders to the terminal. */
    public void add(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            take(text.codePointAt(i));
        }
        if (!screen.isThere()) {
            putWord();
        }
        flush();
    }

    /** Ends the last line, unless it has ended. */
    public void end() {
        putWord();
        if (used > 0) {
            newLine();
        }
        flush();
    }

    private void take(int glyph) {
        if (glyph == '\n') {
            putWord();
            newLine();
        } else if (glyph == ' ') {
            putWord();
            spaces++;
        } else {
            int width = Glyphs.width(glyph);
            if (width == 2 && screen.isThere()) {
                // lines may end between such characters
                putWord();
            }
            word.appendCodePoint(glyph);
            wordWidth += width;
        }
    }

    private void putWord() {
        if (word.isEmpty()) {
            return;
        }
        if (used > 0 && (long) used + spaces + wordWidth > screen.width()) {
            newLine();
        }
        begin();
        written.repeat(' ', spaces);
        used += spaces;
        spaces = 0;
        if ((long) used + wordWidth > screen.width()) {
            putGlyphs();
        } else {
            written.append(word);
            used += wordWidth;
        }
        word.setLength(0);
        wordWidth = 0;
    }

    private void begin() {
        if (used == 0) {
            String before = begun ? margin : first;
            written.append(before);
            used = Glyphs.width(before);
            begun = true;
        }
    }

    /** A word that is longer than a line ends where the line does. */
    private void putGlyphs() {
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            int glyph = word.codePointAt(i);
            if (used + Glyphs.width(glyph) > screen.width() && used > Glyphs.width(margin)) {
                newLine();
                begin();
            }
            written.appendCodePoint(glyph);
            used += Glyphs.width(glyph);
        }
    }

    private void newLine() {
        flushLine();
        spaces = 0;
        used = 0;
    }

    private void flushLine() {
        begun = true;
        flush();
        out.accept("\n");
    }

    private void flush() {
        if (!written.isEmpty()) {
            out.accept(screen.paint(ink, written.toString()));
            written.setLength(0);
        }
    }
}
