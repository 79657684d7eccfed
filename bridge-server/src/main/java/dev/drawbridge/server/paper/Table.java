package dev.drawbridge.server.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows below a heading, each a line, the columns as wide as they need to be.
 *
 * @param elastic the column that gives way where the screen is too narrow; its cells are shortened then
 */
public record Table(List<String> heading, List<List<String>> rows, int elastic) {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    public Table {
        heading = List.copyOf(heading);
        rows = List.copyOf(rows);
    }

    /** The lines for that screen. */
    public List<String> lines(Screen screen) {
        List<List<String>> all = new ArrayList<>();
        all.add(heading);
        all.addAll(rows);
        int[] widths = IntStream.range(0, heading.size())
                .map(column -> all.stream().mapToInt(row -> Glyphs.width(row.get(column))).max().orElse(0))
                .toArray();
        int whole = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
        if (whole > screen.width()) {
            widths[elastic] = Math.max(NARROWEST, widths[elastic] - (whole - screen.width()));
        }
        List<String> lines = new ArrayList<>();
        all.forEach(row -> lines.add(line(row, widths, screen)));
        lines.set(0, screen.paint(Ink.FAINT, lines.getFirst()));
        return lines;
    }

    private static String line(List<String> row, int[] widths, Screen screen) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(Glyphs.pad(Glyphs.shorten(row.get(column), widths[column]), widths[column]))
                    .append(GAP);
        }
        return screen.fit(line.toString()).stripTrailing();
    }
}
