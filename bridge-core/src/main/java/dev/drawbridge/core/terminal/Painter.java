package dev.drawbridge.core.terminal;

import java.util.ArrayDeque;
import java.util.Iterator;

/** Writes down how a terminal comes to show what another does. */
final class Painter {
    private static final int ROUGHLY_A_CELL = 1;

    private final Display display;
    private final StringBuilder out = new StringBuilder();
    private long style = Style.PLAIN;

    Painter(Display display) {
        this.display = display;
    }

    /** @param most how many characters the remembered rows may take */
    String paint(int most) {
        remembered(most);
        rows(display.main());
        if (display.isAlternate()) {
            pen(display.main().saved(), 0);
            out.append("\033[?1049h");
            forget();
            out.append("\033[2J");
            picture(display.grid());
            saved(display.grid().saved());
        } else {
            saved(display.main().saved());
        }
        tabs();
        Region region = display.region();
        if (region.rows() != display.rows()) {
            out.append("\033[").append(region.top() + 1).append(';').append(region.bottom() + 1).append('r');
        }
        modes();
        if (display.shape() != 0) {
            out.append("\033[").append(display.shape()).append(" q");
        }
        if (!display.title().isEmpty()) {
            out.append("\033]2;").append(display.title()).append("\033\\");
        }
        pen(display.pen(), region.top());
        printed(display.pen(), region.top());
        return out.toString();
    }

    /** The newest of the remembered rows that fit. */
    private void remembered(int most) {
        ArrayDeque<String> fitting = new ArrayDeque<>();
        Iterator<Line> newestFirst = display.main().scrollback().lines().descendingIterator();
        int length = 0;
        while (newestFirst.hasNext() && length < most) {
            row(newestFirst.next());
            out.append("\r\n");
            length += out.length() + ROUGHLY_A_CELL;
            if (length <= most) {
                fitting.addFirst(out.toString());
            }
            out.setLength(0);
        }
        fitting.forEach(out::append);
    }

    private void rows(Grid grid) {
        for (int row = 0; row < grid.rows(); row++) {
            if (row > 0) {
                out.append("\r\n");
            }
            row(grid.line(row));
        }
    }

    private void picture(Grid grid) {
        for (int row = 0; row < grid.rows(); row++) {
            if (grid.line(row).end() > 0) {
                to(row, 0);
                row(grid.line(row));
            }
        }
    }

    private void row(Line line) {
        int end = line.end();
        for (int column = 0; column < end; column++) {
            cell(line, column);
        }
        look(Style.PLAIN);
    }

    private void cell(Line line, int column) {
        if (!line.isTail(column)) {
            look(line.style(column));
            out.appendCodePoint(line.glyph(column)).append(line.mark(column));
        }
    }

    private void look(long wanted) {
        if (style != wanted) {
            style = wanted;
            if (wanted == Style.PLAIN) {
                out.append("\033[m");
            } else {
                Style.write(out, wanted);
            }
        }
    }

    private void to(int row, int column) {
        out.append("\033[").append(row + 1).append(';').append(column + 1).append('H');
    }

    /** The pen that the program will ask for again, and nothing of it for now. */
    private void saved(Pen pen) {
        if (!pen.isSame(new Pen())) {
            pen(pen, 0);
            out.append("\0337");
            forget();
        }
    }

    private void forget() {
        out.append("\033[?6l\033(B\033)B\033*B\033+B\017");
        look(Style.PLAIN);
    }

    private void pen(Pen pen, int top) {
        if (pen.inRegion) {
            out.append("\033[?6h");
        }
        int row = pen.inRegion ? pen.row - top : pen.row;
        Line line = display.grid().line(pen.row);
        if (pen.atEnd) {
            int column = line.isTail(pen.column) ? pen.column - 1 : pen.column;
            to(row, column);
            cell(line, column);
            // it is not what was printed last
            style = Style.PLAIN;
            out.append("\033[m");
        } else {
            to(row, pen.column);
        }
        look(pen.style);
        for (int set = 0; set < pen.sets.length; set++) {
            if (pen.sets[set] != Charset.ASCII) {
                out.append('\033').append((char) ('(' + set)).append(pen.sets[set].code());
            }
        }
        switch (pen.set) {
            case 1 -> out.append('\016');
            case 2 -> out.append("\033n");
            case 3 -> out.append("\033o");
            default -> {
                /* in use already */ }
        }
    }

    /** What was printed last is printed last. */
    private void printed(Pen pen, int top) {
        if (pen.printed >= 0) {
            Line line = display.line();
            to(pen.inRegion ? pen.row - top : pen.row, pen.printed);
            if (display.is(Mode.INSERTING)) {
                out.append("\033[").append(line.isWide(pen.printed) ? 2 : 1).append('P');
            }
            cell(line, pen.printed);
        }
    }

    private void tabs() {
        if (!display.tabs().isUsual(display.columns())) {
            out.append("\033[3g");
            display.tabs().columns().forEach(column -> {
                to(0, column);
                out.append("\033H");
            });
        }
    }

    private void modes() {
        for (Mode mode : Mode.values()) {
            boolean on = display.is(mode);
            if (on != Mode.usual().contains(mode)) {
                out.append(mode.order(on));
            }
        }
    }
}
