package dev.drawbridge.core.terminal;

import java.util.Arrays;

/** Where and how the next character is written. */
final class Pen {
    int row;
    int column;
    /** Whether the last column was just written: the next character goes to the next row. */
    boolean atEnd;
    /** Where in its row the character stands that was printed just before, and so can be repeated; -1 if none was. */
    int printed = -1;
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

    /** Takes up another, with which nothing was printed just before. */
    void become(Pen other) {
        row = other.row;
        column = other.column;
        atEnd = false;
        printed = -1;
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
        printed = -1;
    }

    Charset charset() {
        return sets[set];
    }

    boolean isSame(Pen other) {
        return row == other.row && column == other.column && atEnd == other.atEnd && style == other.style
                && inRegion == other.inRegion && set == other.set && Arrays.equals(sets, other.sets);
    }
}
