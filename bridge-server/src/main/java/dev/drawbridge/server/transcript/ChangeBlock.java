package dev.drawbridge.server.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Sheet;
import java.util.List;

/** Files that were changed, or are to be: which, by how much, and the beginning of how. */
public final class ChangeBlock {
    private static final int FIRST = 14;
    private static final int LAST = 4;

    private ChangeBlock() {}

    static void of(Sheet sheet, JsonNode item) {
        changes(sheet, item.path("changes"));
        switch (item.path("status").asText()) {
            case "declined" -> sheet.paragraph(Ink.YELLOW, "  ", "  ", "declined, not changed");
            case "failed" -> sheet.paragraph(Ink.RED, "  ", "  ", "failed, not changed");
            default -> {
            } // it is as it stands there
        }
    }

    /**
     * Writes a list of them.
     *
     * @param changes each with a path, a kind and a diff
     */
    public static void changes(Sheet sheet, JsonNode changes) {
        changes.forEach(change -> of(sheet, change, kind(change)));
    }

    private static String kind(JsonNode change) {
        return change.path("kind").path("type").asText(change.path("kind").asText());
    }

    private static void of(Sheet sheet, JsonNode change, String kind) {
        // whoever says yes to it says it to all of it
        String diff = Glyphs.spelt(change.path("diff").asText());
        boolean whole = !diff.contains("@@");
        List<String> lines = diff.lines().map(line -> !whole ? line : switch (kind) {
            case "add" -> "+" + line;
            case "delete" -> "-" + line;
            default -> line;
        }).toList();
        String moved = change.path("kind").path("move_path").asText("");
        sheet.paragraph(Ink.CYAN, switch (kind) {
            case "add" -> "+ ";
            case "delete" -> "- ";
            default -> "~ ";
        }, "  ", Glyphs.spelt(change.path("path").asText())
                + (moved.isEmpty() ? "" : " -> " + Glyphs.spelt(moved)) + "  +"
                + count(lines, '+') + " -" + count(lines, '-'));
        for (String line : Excerpt.of(String.join("\n", lines), FIRST, LAST)) {
            sheet.rows(ink(line), "  ", List.of(line));
        }
    }

    private static long count(List<String> lines, char sign) {
        return lines.stream()
                .filter(line -> !line.isEmpty() && line.charAt(0) == sign && !line.startsWith("+++ ")
                        && !line.startsWith("--- "))
                .count();
    }

    private static Ink ink(String line) {
        return line.startsWith("+") ? Ink.GREEN : line.startsWith("-") ? Ink.RED : Ink.FAINT;
    }
}
