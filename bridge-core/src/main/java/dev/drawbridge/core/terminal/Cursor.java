package dev.drawbridge.core.terminal;

/** Moves the pen, and the rows under it where it would leave its region. */
final class Cursor {
    private final Display display;
    private final Pen pen;
    private final Region region;

    Cursor(Display display) {
        this.display = display;
        this.pen = display.pen();
        this.region = display.region();
    }

    void to(int row, int column) {
        int first = pen.inRegion ? region.top() : 0;
        int last = pen.inRegion ? region.bottom() : display.rows() - 1;
        pen.row = Math.clamp(row + (long) first, first, last);
        pen.column = Math.clamp(column, 0, display.columns() - 1);
        pen.atEnd = false;
    }

    void up(int count) {
        pen.row = Math.max(pen.row >= region.top() ? region.top() : 0, pen.row - count);
        pen.atEnd = false;
    }

    void down(int count) {
        pen.row = Math.min(pen.row <= region.bottom() ? region.bottom() : display.rows() - 1,
                pen.row + count);
        pen.atEnd = false;
    }

    void across(int count) {
        pen.column = Math.clamp((long) pen.column + count, 0, display.columns() - 1);
        pen.atEnd = false;
    }

    void toFirstColumn() {
        pen.column = 0;
        pen.atEnd = false;
    }

    void lineFeed() {
        pen.atEnd = false;
        if (pen.row == region.bottom()) {
            scrollUp(1);
        } else if (pen.row < display.rows() - 1) {
            pen.row++;
        }
    }

    void reverseLineFeed() {
        pen.atEnd = false;
        if (pen.row == region.top()) {
            scrollDown(1);
        } else if (pen.row > 0) {
            pen.row--;
        }
    }

    void nextLine() {
        toFirstColumn();
        lineFeed();
    }

    void tab(int count) {
        for (int i = 0; i < Math.min(count, display.columns()); i++) {
            pen.column = display.tabs().after(pen.column, display.columns() - 1);
        }
        pen.atEnd = false;
    }

    void backTab(int count) {
        for (int i = 0; i < Math.min(count, display.columns()); i++) {
            pen.column = display.tabs().before(pen.column);
        }
        pen.atEnd = false;
    }

    void scrollUp(int count) {
        int rows = Math.min(count, region.rows());
        if (region.top() == 0) {
            display.grid().remember(rows);
        }
        display.grid().scrollUp(region.top(), region.bottom(), rows, display.ground());
    }

    void scrollDown(int count) {
        display.grid().scrollDown(region.top(), region.bottom(), Math.min(count, region.rows()),
                display.ground());
    }

    /** Scrolls between these rows from now on, counted from 1; to the end if the last is 0. */
    void region(int first, int last) {
        int lowest = last == 0 ? display.rows() : Math.min(last, display.rows());
        if (first < lowest) {
            region.set(first - 1, lowest - 1);
            to(0, 0);
        }
    }
}
