package dev.drawbridge.core.terminal;

import java.util.EnumSet;

/** What a terminal shows on its two screens, of which the other one remembers nothing, and how it takes what comes next. */
final class Display {
    private final Grid main;
    private final Grid other;
    private final Pen pen = new Pen();
    private final Region region;
    private final Tabs tabs;
    private final EnumSet<Mode> modes = EnumSet.noneOf(Mode.class);
    private TerminalSize size;
    private Grid grid;
    private int shape;
    private String title = "";

    Display(TerminalSize size, int scrollback) {
        this.size = size;
        main = new Grid(size, new Scrollback(scrollback));
        other = new Grid(size, new Scrollback(0));
        grid = main;
        region = new Region(size.rows());
        tabs = new Tabs(size.columns());
        modes.addAll(Mode.usual());
    }

    TerminalSize size() {
        return size;
    }

    int rows() {
        return size.rows();
    }

    int columns() {
        return size.columns();
    }

    /** The screen that is seen. */
    Grid grid() {
        return grid;
    }

    Grid main() {
        return main;
    }

    @SuppressWarnings("ReferenceEquality") // one is not the other, though they may show the same
    boolean isAlternate() {
        return grid == other;
    }

    Pen pen() {
        return pen;
    }

    /** The row that the pen is in. */
    Line line() {
        return grid.line(pen.row);
    }

    /** How that looks which is erased now. */
    long ground() {
        return Style.erased(pen.style);
    }

    Region region() {
        return region;
    }

    Tabs tabs() {
        return tabs;
    }

    EnumSet<Mode> modes() {
        return modes;
    }

    boolean is(Mode mode) {
        return modes.contains(mode);
    }

    void set(Mode mode, boolean on) {
        if (on) {
            modes.add(mode);
        } else {
            modes.remove(mode);
        }
        if (mode == Mode.WRAPPING) {
            pen.atEnd = false;
        }
    }

    /** How the cursor looks, as a program numbers it. */
    int shape() {
        return shape;
    }

    void shape(int wanted) {
        shape = wanted;
    }

    String title() {
        return title;
    }

    void title(String said) {
        title = said;
    }

    void save() {
        grid.save(pen);
    }

    void restore() {
        pen.become(grid.saved());
        if (pen.inRegion) {
            pen.row = Math.clamp(pen.row, region.top(), region.bottom());
        }
    }

    /** Shows the other screen, as it is when nothing was written there; or the main one again. */
    void showOther(boolean shown) {
        if (isAlternate() != shown) {
            grid = shown ? other : main;
            other.reset();
            pen.atEnd = false;
        }
    }

    void softReset() {
        modes.remove(Mode.INSERTING);
        modes.remove(Mode.CURSOR_KEYS);
        modes.remove(Mode.KEYPAD);
        modes.addAll(Mode.usual());
        region.reset(rows());
        int row = pen.row;
        int column = pen.column;
        pen.become(new Pen());
        grid.save(pen);
        pen.row = row;
        pen.column = column;
    }

    void reset() {
        main.reset();
        other.reset();
        grid = main;
        pen.become(new Pen());
        region.reset(rows());
        tabs.reset(columns());
        modes.clear();
        modes.addAll(Mode.usual());
        shape = 0;
        title = "";
    }

    /** Takes another size: what is too much at the top of the main screen is remembered, the rest is cut off. */
    void resize(TerminalSize wanted) {
        int goneOfMain = main.resize(wanted, isAlternate() ? main.saved().row : pen.row);
        int goneOfOther = other.resize(wanted, isAlternate() ? pen.row : 0);
        tabs.resize(columns(), wanted.columns());
        region.reset(wanted.rows());
        size = wanted;
        pen.row -= isAlternate() ? goneOfOther : goneOfMain;
        main.saved().row -= goneOfMain;
        pen.keepIn(size);
        main.saved().keepIn(size);
        other.saved().keepIn(size);
    }
}
