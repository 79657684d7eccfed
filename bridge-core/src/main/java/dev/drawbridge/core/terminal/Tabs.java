package dev.drawbridge.core.terminal;

import java.util.BitSet;
import java.util.stream.IntStream;

/** The columns at which a tab stops; every eighth unless a program says otherwise. */
final class Tabs {
    private static final int USUAL = 8;

    private BitSet stops = new BitSet();

    Tabs(int columns) {
        reset(columns);
    }

    private static BitSet usual(int from, int columns) {
        BitSet usual = new BitSet();
        for (int column = USUAL; column < columns; column += USUAL) {
            usual.set(column, column >= from);
        }
        return usual;
    }

    void reset(int columns) {
        stops = usual(0, columns);
    }

    boolean isUsual(int columns) {
        return stops.equals(usual(0, columns));
    }

    void resize(int before, int columns) {
        stops.or(usual(before, columns));
        stops.clear(columns, Math.max(before, columns));
    }

    void set(int column) {
        stops.set(column);
    }

    void clear(int column) {
        stops.clear(column);
    }

    void clear() {
        stops.clear();
    }

    IntStream columns() {
        return stops.stream();
    }

    /** The one behind a column; the last column if there is none. */
    int after(int column, int last) {
        int next = stops.nextSetBit(column + 1);
        return next < 0 ? last : Math.min(next, last);
    }

    /** The one before a column; the first column if there is none. */
    int before(int column) {
        return column == 0 ? 0 : Math.max(0, stops.previousSetBit(column - 1));
    }
}
