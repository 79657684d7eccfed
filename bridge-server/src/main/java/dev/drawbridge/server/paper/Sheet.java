package dev.drawbridge.server.paper;

import java.util.List;
import java.util.function.Consumer;

/** What people read from top to bottom: blocks with a blank line in between, free of orders to the terminal. */
public final class Sheet {
    private volatile Screen screen;
    private final Consumer<String> out;
    private boolean anything;
    private boolean gap;

    public Sheet(Screen screen, Consumer<String> out) {
        this.screen = screen;
        this.out = out;
    }

    /** What is written from now on is as wide as this; it is told on the thread that hears of it. */
    public void resize(Screen resized) {
        screen = resized;
    }

    public Screen screen() {
        return screen;
    }

    /** What comes next is another block. */
    public void gap() {
        gap = true;
    }

    /** Text in lines that end between words. */
    public void paragraph(Ink ink, String first, String margin, String text) {
        Writing.block(screen, ink, first, margin, Sieve.clean(text.stripTrailing()), this::put);
    }

    /** Text whose lines are lines already, and are shortened where they do not fit. */
    public void rows(Ink ink, String margin, List<String> lines) {
        int room = screen.isThere() ? screen.width() - Glyphs.width(margin) : Integer.MAX_VALUE;
        for (String line : lines) {
            put(screen.paint(ink, margin + Glyphs.shorten(Sieve.clean(line), room).stripTrailing()) + "\n");
        }
    }

    /** Text that comes piece by piece. */
    public Writing stream(Ink ink, String first, String margin) {
        return new Writing(screen, ink, first, margin, this::put);
    }

    private void put(String text) {
        if (gap && anything) {
            out.accept("\n");
        }
        gap = false;
        anything = true;
        out.accept(text);
    }
}
