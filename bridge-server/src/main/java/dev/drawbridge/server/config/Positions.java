package dev.drawbridge.server.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the keys and the tables of a TOML text stand, as far as they begin a line; the parser does not tell. */
final class Positions {
    private static final String NAME = "\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_-]+)";
    private static final Pattern TABLE = Pattern
            .compile("^(\\s*)\\[\\[?\\s*(?:" + NAME + ")\\s*(?:\\.\\s*(?:" + NAME + ")\\s*)?[\\].]");
    private static final Pattern KEY = Pattern
            .compile("^(\\s*)(?:" + NAME + ")\\s*(?:\\.\\s*(?:" + NAME + ")\\s*)?[=.]");

    private final Map<List<String>, Position> found = new HashMap<>();

    Positions(String text) {
        String table = "";
        String fence = "";
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (fence.isEmpty() && line.stripLeading().startsWith("#")) {
                continue;
            }
            Matcher head = TABLE.matcher(line);
            Matcher key = KEY.matcher(line);
            if (!fence.isEmpty()) {
                // inside of a text of several lines
            } else if (head.find()) {
                table = name(head, 2);
                note(List.of(table), number, head);
                if (!name(head, 5).isEmpty()) {
                    note(List.of(table, name(head, 5)), number, head);
                }
            } else if (key.find()) {
                String name = name(key, 2);
                note(table.isEmpty() ? List.of(name) : List.of(table, name), number, key);
                if (table.isEmpty() && !name(key, 5).isEmpty()) {
                    note(List.of(name, name(key, 5)), number, key);
                }
            }
            fence = fence(fence, line);
        }
    }

    private void note(List<String> path, int line, Matcher at) {
        found.putIfAbsent(path, new Position(line, at.end(1) + 1));
    }

    private static String name(Matcher match, int group) {
        for (int i = group; i < group + 3; i++) {
            String name = match.group(i);
            if (name != null) {
                return name;
            }
        }
        return "";
    }

    /** What ends the text of several lines in which the line ends; nothing, if it ends in none. */
    private static String fence(String open, String line) {
        String fence = open;
        for (int i = 0; i + 3 <= line.length(); i++) {
            String three = line.substring(i, i + 3);
            boolean is = three.equals("\"\"\"") || three.equals("'''");
            if (is && (fence.isEmpty() || fence.equals(three))) {
                fence = fence.isEmpty() ? three : "";
                i += 2;
            }
        }
        return fence;
    }

    /** Where a table begins, or a key in it. */
    Optional<Position> of(String... path) {
        Optional<Position> exact = Optional.ofNullable(found.get(List.of(path)));
        return exact.isPresent() || path.length < 2
                ? exact
                : Optional.ofNullable(found.get(List.of(path[0])));
    }
}
