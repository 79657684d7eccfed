package dev.drawbridge.core.terminal;

/** Puts characters where the pen is. */
final class Printer {
    private final Display display;
    private final Cursor cursor;
    private final Pen pen;

    Printer(Display display, Cursor cursor) {
        this.display = display;
        this.cursor = cursor;
        this.pen = display.pen();
    }

    void print(int character) {
        put(pen.charset().glyph(character));
    }

    /** The same for as many as stand side by side at once, where nothing has to give way for them. */
    void print(byte[] ascii, int from, int to) {
        for (int i = from; i < to;) {
            if (pen.charset() != Charset.ASCII || display.is(Mode.INSERTING)) {
                print(ascii[i++]);
                continue;
            }
            if (pen.atEnd) {
                cursor.nextLine();
            }
            int count = Math.min(to - i, display.columns() - pen.column);
            display.line().put(pen.column, ascii, i, count, pen.style);
            i += count;
            pen.printed = pen.column + count - 1;
            advance(count);
        }
    }

    /** Prints again what was printed just before. */
    void repeat(int times) {
        if (pen.printed >= 0) {
            int glyph = display.line().glyph(pen.printed);
            for (int i = 0; i < Math.min(times, display.columns() * display.rows()); i++) {
                put(glyph);
            }
        }
    }

    private void put(int glyph) {
        int width = GlyphWidth.of(glyph);
        if (width == 0) {
            mark(glyph);
            return;
        }
        int columns = display.columns();
        if (pen.atEnd) {
            cursor.nextLine();
        }
        if (pen.column + width > columns) {
            if (!display.is(Mode.WRAPPING)) {
                return;
            }
            cursor.nextLine();
        }
        if (display.is(Mode.INSERTING)) {
            display.line().insert(pen.column, Math.min(width, columns - pen.column), Style.PLAIN);
        }
        display.line().put(pen.column, glyph, width, pen.style);
        pen.printed = pen.column;
        advance(width);
    }

    private void advance(int columns) {
        pen.column += columns;
        if (pen.column == display.columns()) {
            pen.column--;
            pen.atEnd = display.is(Mode.WRAPPING);
        }
    }

    private void mark(int mark) {
        int column = pen.printed >= 0 ? pen.printed : pen.atEnd ? pen.column : pen.column - 1;
        if (column >= 0) {
            display.line().mark(column, mark);
        }
    }
}
