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
        copy.row = row;
        copy.column = column;
        copy.style = style;
        copy.inRegion = inRegion;
        copy.set = set;
        System.arraycopy(sets, 0, copy.sets, 0, sets.length);
        return copy;
    }

    Charset charset() {
        return sets[set];
    }

    boolean isSame(Pen other) {
        return row == other.row && column == other.column && atEnd == other.atEnd && style == other.style
                && inRegion == other.inRegion && set == other.set && Arrays.equals(sets, other.sets);
    }
}
