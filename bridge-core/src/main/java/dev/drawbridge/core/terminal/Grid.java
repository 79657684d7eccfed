package dev.drawbridge.core.terminal;

import java.util.Arrays;

/** The rows of a screen. */
final class Grid {
    private Line[] lines;

    Grid(TerminalSize size) {
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

    void clear(long style) {
        for (Line line : lines) {
            line.clear(style);
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

    /** Takes rows away at the top, into the scrollback, and adds as many as are missing at the bottom. */
    void resize(TerminalSize size, int gone, Scrollback scrollback) {
        for (int row = 0; row < gone; row++) {
            scrollback.add(lines[row].trimmed());
        }
        Line[] resized = blank(size.rows(), size.columns());
        for (int row = 0; row < size.rows() && row + gone < lines.length; row++) {
            resized[row] = lines[row + gone];
            resized[row].resize(size.columns());
        }
        lines = resized;
    }
}
