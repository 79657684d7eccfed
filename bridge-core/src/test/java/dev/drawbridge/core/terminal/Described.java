package dev.drawbridge.core.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that is to be known of a screen, in words that can be compared. */
final class Described {
    private Described() {}

    static String of(VirtualScreen screen) {
        Display display = screen.display();
        List<String> words = new ArrayList<>(List.of(display.size().toString(), display.modes().toString(),
                "shape " + display.shape(), "called " + display.title(),
                "region " + display.region().top() + " to " + display.region().bottom(),
                "tabs " + display.tabs().columns().boxed().toList(), pen(display.pen())));
        display.main().scrollback().lines().forEach(line -> words.add(line(line)));
        grid(words, display.main());
        if (display.isAlternate()) {
            grid(words, display.grid());
        }
        return String.join("\n", words);
    }

    private static void grid(List<String> words, Grid grid) {
        words.add("--- saved: " + pen(grid.saved()));
        for (int row = 0; row < grid.rows(); row++) {
            words.add(line(grid.line(row)));
        }
    }

    private static String pen(Pen pen) {
        return pen.row + "," + pen.column + (pen.atEnd ? " at the end" : "")
                + (pen.inRegion ? " in the region" : "")
                + " printed " + pen.printed + " style " + pen.style + " set " + pen.set + " of "
                + Arrays.toString(pen.sets);
    }

    private static String line(Line line) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < line.end(); column++) {
            text.append(line.isTail(column)
                    ? "tail"
                    : Character.toString(line.glyph(column)) + line.mark(column))
                    .append(line.isWide(column) ? " wide " : " ").append(line.style(column)).append('|');
        }
        return text.toString();
    }
}
