package dev.drawbridge.core.terminal;

/** The rows between which a screen scrolls; all of them unless a program says otherwise. */
final class Region {
    private int top;
    private int bottom;

    Region(int rows) {
        reset(rows);
    }

    void reset(int rows) {
        set(0, rows - 1);
    }

    void set(int first, int last) {
        top = first;
        bottom = last;
    }

    int top() {
        return top;
    }

    int bottom() {
        return bottom;
    }

    int rows() {
        return bottom - top + 1;
    }

    boolean holds(int row) {
        return row >= top && row <= bottom;
    }
}
