package dev.drawbridge.core.terminal;

/** Changes what is there around the pen: erases it, moves it away, takes it out. */
final class Editor {
    private final Display display;
    private final Cursor cursor;
    private final Pen pen;

    Editor(Display display, Cursor cursor) {
        this.display = display;
        this.cursor = cursor;
        this.pen = display.pen();
    }

    /** Erases what is behind the pen (0), before it (1), all that is seen (2) or all that is remembered (3). */
    void eraseDisplay(int kind) {
        switch (kind) {
            case 0 -> {
                eraseLine(0);
                erase(pen.row + 1, display.rows());
            }
            case 1 -> {
                erase(0, pen.row);
                eraseLine(1);
            }
            case 2 -> erase(0, display.rows());
            case 3 -> display.main().scrollback().clear();
            default -> {
                /* unknown */ }
        }
        pen.atEnd = false;
    }

    private void erase(int from, int to) {
        for (int row = from; row < to; row++) {
            display.grid().line(row).clear(display.ground());
        }
    }

    /** Erases what is behind the pen (0), before it (1), or all of the row (2). */
    void eraseLine(int kind) {
        int columns = display.columns();
        switch (kind) {
            case 0 -> display.line().erase(pen.column, columns, display.ground());
            case 1 -> display.line().erase(0, pen.column + 1, display.ground());
            case 2 -> display.line().erase(0, columns, display.ground());
            default -> {
                /* unknown */ }
        }
        pen.atEnd = false;
    }

    void erase(int count) {
        display.line().erase(pen.column, pen.column + room(count), display.ground());
    }

    void insert(int count) {
        display.line().insert(pen.column, room(count), display.ground());
    }

    void delete(int count) {
        display.line().delete(pen.column, room(count), display.ground());
    }

    private int room(int count) {
        pen.atEnd = false;
        return Math.min(count, display.columns() - pen.column);
    }

    void insertLines(int count) {
        int bottom = display.region().bottom();
        if (display.region().holds(pen.row)) {
            display.grid().scrollDown(pen.row, bottom, Math.min(count, bottom - pen.row + 1),
                    display.ground());
            cursor.toFirstColumn();
        }
    }

    void deleteLines(int count) {
        int bottom = display.region().bottom();
        if (display.region().holds(pen.row)) {
            display.grid().scrollUp(pen.row, bottom, Math.min(count, bottom - pen.row + 1), display.ground());
            cursor.toFirstColumn();
        }
    }

    /** Fills the screen, to see whether all of it is there. */
    void testAlignment() {
        display.region().reset(display.rows());
        for (int row = 0; row < display.rows(); row++) {
            for (int column = 0; column < display.columns(); column++) {
                display.grid().line(row).put(column, 'E', 1, Style.PLAIN);
            }
        }
        cursor.to(0, 0);
    }
}
