package dev.drawbridge.core.terminal;

import java.util.Arrays;

/** A row of characters. One that takes two columns stands in the first, and nothing but its tail in the second. */
final class Line {
    static final int BLANK = ' ';
    private static final int WIDE = 1 << 24;
    private static final int TAIL = 1 << 25;
    private static final int GLYPH = WIDE - 1;
    /** More that stands over one character is not kept. */
    private static final int MOST_MARKS = 8;
    private static final String[] NO_MARKS = {};

    private int[] glyphs;
    private long[] styles;
    private String[] marks = NO_MARKS;

    Line(int columns, long style) {
        glyphs = new int[columns];
        styles = new long[columns];
        Arrays.fill(glyphs, BLANK);
        Arrays.fill(styles, style);
    }

    private Line(int[] glyphs, long[] styles, String[] marks) {
        this.glyphs = glyphs;
        this.styles = styles;
        this.marks = marks;
    }

    int length() {
        return glyphs.length;
    }

    /** What it shows, without the plain blanks at its end. */
    Line trimmed() {
        int end = end();
        return new Line(Arrays.copyOf(glyphs, end), Arrays.copyOf(styles, end),
                marks.length == 0 ? NO_MARKS : Arrays.copyOf(marks, end));
    }

    /** Behind the last column that shows anything. */
    int end() {
        int end = glyphs.length;
        while (end > 0 && glyphs[end - 1] == BLANK && styles[end - 1] == Style.PLAIN
                && mark(end - 1).isEmpty()) {
            end--;
        }
        return end;
    }

    void clear(long style) {
        Arrays.fill(glyphs, BLANK);
        Arrays.fill(styles, style);
        marks = NO_MARKS;
    }

    void resize(int columns) {
        int before = glyphs.length;
        glyphs = Arrays.copyOf(glyphs, columns);
        styles = Arrays.copyOf(styles, columns);
        if (columns > before) {
            Arrays.fill(glyphs, before, columns, BLANK);
        }
        if (marks.length > 0) {
            marks = Arrays.copyOf(marks, columns);
            Arrays.setAll(marks, i -> i < before ? marks[i] : "");
        }
        mend();
    }

    /** Whether the character here takes two columns. */
    boolean isWide(int column) {
        return (glyphs[column] & WIDE) != 0;
    }

    boolean isTail(int column) {
        return (glyphs[column] & TAIL) != 0;
    }

    int glyph(int column) {
        return glyphs[column] & GLYPH;
    }

    long style(int column) {
        return styles[column];
    }

    /** What stands over the character. */
    String mark(int column) {
        return marks.length == 0 ? "" : marks[column];
    }

    /** Puts characters of one column each, which are there. */
    void put(int column, byte[] ascii, int from, int count, long style) {
        clear(column, column + count - 1);
        for (int i = 0; i < count; i++) {
            glyphs[column + i] = ascii[from + i];
        }
        Arrays.fill(styles, column, column + count, style);
        if (marks.length > 0) {
            Arrays.fill(marks, column, column + count, "");
        }
    }

    /** Leaves nothing of a character that is partly between these columns. */
    private void clear(int first, int last) {
        if (isTail(first)) {
            blank(first - 1);
        }
        if (isWide(last)) {
            blank(last + 1);
        }
    }

    /** Puts a character, whose columns are there. */
    void put(int column, int glyph, int width, long style) {
        int last = column + width - 1;
        clear(column, last);
        glyphs[column] = width == 2 ? glyph | WIDE : glyph;
        styles[column] = style;
        unmark(column);
        if (width == 2) {
            glyphs[last] = TAIL;
            styles[last] = style;
            unmark(last);
        }
    }

    private void blank(int column) {
        glyphs[column] = BLANK;
        unmark(column);
    }

    private void unmark(int column) {
        if (marks.length > 0) {
            marks[column] = "";
        }
    }

    /** Adds to what stands over the character here, or over the one whose tail is here. */
    void mark(int column, int mark) {
        int place = isTail(column) ? column - 1 : column;
        if (marks.length == 0) {
            marks = new String[glyphs.length];
            Arrays.fill(marks, "");
        }
        if (marks[place].codePointCount(0, marks[place].length()) < MOST_MARKS) {
            marks[place] = marks[place] + Character.toString(mark);
        }
    }

    void erase(int from, int to, long style) {
        for (int column = from; column < to; column++) {
            blank(column);
            styles[column] = style;
        }
        mend();
    }

    /** Moves what stands at the column and behind it to the right; what does not fit any more is lost. */
    void insert(int column, int count, long style) {
        move(column, column + count, glyphs.length - column - count);
        erase(column, column + count, style);
    }

    /** Takes characters out; what stood behind them moves to the left. */
    void delete(int column, int count, long style) {
        move(column + count, column, glyphs.length - column - count);
        erase(glyphs.length - count, glyphs.length, style);
    }

    private void move(int from, int to, int count) {
        System.arraycopy(glyphs, from, glyphs, to, count);
        System.arraycopy(styles, from, styles, to, count);
        if (marks.length > 0) {
            System.arraycopy(marks, from, marks, to, count);
        }
    }

    /** Leaves no character without its tail, and no tail without its character. */
    private void mend() {
        for (int column = 0; column < glyphs.length; column++) {
            if (isWide(column) && (column + 1 == glyphs.length || !isTail(column + 1))) {
                blank(column);
            } else if (isTail(column) && (column == 0 || !isWide(column - 1))) {
                blank(column);
            }
        }
    }

    /** What can be read. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < end(); column++) {
            if (!isTail(column)) {
                text.appendCodePoint(glyph(column)).append(mark(column));
            }
        }
        return text.toString().stripTrailing();
    }
}
