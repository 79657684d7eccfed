package dev.drawbridge.core.terminal;

import java.util.Arrays;

/** Where and how the next character is written. */
final class Pen {
    int row;
    int column;
    /** Whether the last column was just written: the next character goes to the next row. */
    boolean atEnd;
    long style = Style.PLAIN;
    /** Whether rows are counted from the top of the region. */
    boolean inRegion;
    /** Which of the sets is in use. */
    int set;
    final Charset[] sets = {Charset.ASCII, Charset.ASCII, Charset.ASCII, Charset.ASCII};

    Pen copy() {
        Pen copy = new Pen();
        copy.become(this);
        return copy;
    }

    /** Takes up another, which was not at the end of a row. */
    void become(Pen other) {
        row = other.row;
        column = other.column;
        atEnd = false;
        style = other.style;
        inRegion = other.inRegion;
        set = other.set;
        System.arraycopy(other.sets, 0, sets, 0, sets.length);
    }

    /** Has it point into a screen of this size. */
    void keepIn(TerminalSize size) {
        row = Math.clamp(row, 0, size.rows() - 1);
        column = Math.clamp(column, 0, size.columns() - 1);
        atEnd = false;
    }

    Charset charset() {
        return sets[set];
    }

    boolean isSame(Pen other) {
        return row == other.row && column == other.column && atEnd == other.atEnd && style == other.style
                && inRegion == other.inRegion && set == other.set && Arrays.equals(sets, other.sets);
    }
}
