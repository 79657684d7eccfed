package dev.drawbridge.core.terminal;

import java.util.ArrayDeque;

/** The rows that have left a screen at its top, the oldest first; so many and so long ones as are bounded. */
final class Scrollback {
    /** A row costs something though it shows nothing. */
    private static final int ROW = 8;
    private static final int MOST_CELLS = 400_000;

    private final ArrayDeque<Line> lines = new ArrayDeque<>();
    private final int most;
    private int cells;

    Scrollback(int most) {
        this.most = most;
    }

    /** Adds what a row shows now. */
    void add(Line shown) {
        if (most == 0) {
            return;
        }
        Line line = shown.trimmed();
        lines.addLast(line);
        cells += line.length() + ROW;
        while (lines.size() > most || cells > MOST_CELLS) {
            cells -= lines.removeFirst().length() + ROW;
        }
    }

    /** Cuts off what would not fit into a row any more. */
    void narrow(int columns) {
        for (Line line : lines) {
            if (line.length() > columns) {
                cells -= line.length() - columns;
                line.resize(columns);
            }
        }
    }

    void clear() {
        lines.clear();
        cells = 0;
    }

    ArrayDeque<Line> lines() {
        return lines;
    }
}
