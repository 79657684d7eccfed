package dev.drawbridge.protocol.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One line of a catalog file, cut into cells at blanks; it knows where each cell stands.
 *
 * <p>Catalogs are read while the program starts, before anything is compiled: plain loops over bytes, few objects.
 */
final class Row {
    private static final String NOTHING = "-";

    private final String file;
    private final int line;
    private final List<String> cells = new ArrayList<>(16);
    private final int[] columns = new int[32];

    Row(String file, int line, byte[] bytes, int from, int to) {
        this.file = file;
        this.line = line;
        int end = from;
        while (true) {
            int start = end;
            while (start < to && bytes[start] <= ' ' && bytes[start] >= 0) {
                start++;
            }
            if (start == to || (bytes[start] == '#' && cells.isEmpty())) {
                break;
            }
            end = start;
            while (end < to && (bytes[end] > ' ' || bytes[end] < 0)) {
                end++;
            }
            if (cells.size() < columns.length) {
                columns[cells.size()] = start - from + 1;
            }
            cells.add(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        }
    }

    /** Whether the line has no cells: it is blank or a comment. */
    boolean isEmpty() {
        return cells.isEmpty();
    }

    boolean isHeading() {
        return cells.getFirst().startsWith("[");
    }

    /** The words between the brackets of a heading. */
    String heading() {
        String text = String.join(" ", cells);
        if (!text.endsWith("]")) {
            throw wrong(cells.size() - 1, "a heading ends with \"]\"");
        }
        return text.substring(1, text.length() - 1);
    }

    void expect(int count) {
        expectAtLeast(count);
        if (cells.size() > count) {
            throw wrong(count, "one cell too many: \"" + cells.get(count) + "\"; " + count + " expected");
        }
    }

    void expectAtLeast(int count) {
        if (cells.size() < count) {
            throw wrong(cells.size() - 1,
                    "after this cell " + (count - cells.size()) + " more expected, of " + count);
        }
    }

    int size() {
        return cells.size();
    }

    String text(int cell) {
        return cells.get(cell);
    }

    boolean isNothing(int cell) {
        return cells.get(cell).equals(NOTHING);
    }

    /** The one of {@code words} that the cell holds. */
    <E> E word(int cell, String column, Map<String, E> words) {
        return word(cell, cells.get(cell), column, words);
    }

    /** The section, one of {@code sections}, that a heading opens. */
    <E> E section(Map<String, E> sections) {
        return word(0, heading(), "section", sections);
    }

    <E> E word(int cell, String word, String what, Map<String, E> words) {
        E value = words.get(word);
        if (value == null) {
            throw wrong(cell, what + " \"" + word + "\" is none of " + String.join(", ", words.keySet()));
        }
        return value;
    }

    CatalogException wrong(int cell, String mistake) {
        return new CatalogException(file, line, columns[Math.min(cell, columns.length - 1)], mistake);
    }
}
