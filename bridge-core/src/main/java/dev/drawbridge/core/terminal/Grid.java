package dev.drawbridge.core.terminal;

import java.util.Arrays;

/** The rows of a screen, those that have left it at its top, and the pen that programs have saved there. */
final class Grid {
    private final Scrollback scrollback;
    private Line[] lines;
    private Pen saved = new Pen();

    Grid(TerminalSize size, Scrollback scrollback) {
        this.scrollback = scrollback;
        lines = blank(size.rows(), size.columns());
    }

    private static Line[] blank(int rows, int columns) {
        Line[] lines = new Line[rows];
        Arrays.setAll(lines, row -> new Line(columns, Style.PLAIN));
        return lines;
    }

    Line line(int row) {
        return lines[row];
    }

    int rows() {
        return lines.length;
    }

    Scrollback scrollback() {
        return scrollback;
    }

    Pen saved() {
        return saved;
    }

    void save(Pen pen) {
        saved = pen.copy();
    }

    void clear(long style) {
        for (Line line : lines) {
            line.clear(style);
        }
    }

    /** As if nothing had ever been written. */
    void reset() {
        clear(Style.PLAIN);
        scrollback.clear();
        saved = new Pen();
    }

    /** Remembers the first rows, which are about to leave. */
    void remember(int count) {
        for (int row = 0; row < count; row++) {
            scrollback.add(lines[row]);
        }
    }

    /** Moves the rows of a region up; what leaves it is lost, and the room at its end is blank. */
    void scrollUp(int top, int bottom, int count, long style) {
        for (int i = 0; i < count; i++) {
            Line first = lines[top];
            System.arraycopy(lines, top + 1, lines, top, bottom - top);
            first.clear(style);
            lines[bottom] = first;
        }
    }

    void scrollDown(int top, int bottom, int count, long style) {
        for (int i = 0; i < count; i++) {
            Line last = lines[bottom];
            System.arraycopy(lines, top, lines, top + 1, bottom - top);
            last.clear(style);
            lines[top] = last;
        }
    }

    /** Takes another size: rows above those that fit under this one are remembered, and others lost at the bottom. */
    int resize(TerminalSize size, int row) {
        int gone = Math.max(0, row + 1 - size.rows());
        remember(gone);
        Line[] resized = blank(size.rows(), size.columns());
        for (int i = 0; i < size.rows() && i + gone < lines.length; i++) {
            resized[i] = lines[i + gone];
            resized[i].resize(size.columns());
        }
        lines = resized;
        scrollback.narrow(size.columns());
        return gone;
    }
}
