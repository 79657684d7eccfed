package dev.drawbridge.server.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.server.paper.Ages;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Sheet;
import java.util.stream.Collectors;

/** A tool that was used: which, with what, and what came of it. */
final class ToolBlock {
    private static final int LONGEST_ARGUMENTS = 200;
    private static final int FIRST = 5;
    private static final int LAST = 3;

    private ToolBlock() {}

    static String name(JsonNode item) {
        String owner = item.path("server").asText(item.path("namespace").asText(""));
        return (owner.isEmpty() ? "" : owner + ".") + item.path("tool").asText();
    }

    static void of(Sheet sheet, JsonNode item) {
        JsonNode arguments = item.path("arguments");
        sheet.paragraph(Ink.CYAN, "* ", "  ",
                name(item) + (arguments.isEmpty()
                        ? ""
                        : " " + Glyphs.shorten(arguments.toString(), LONGEST_ARGUMENTS)));
        JsonNode parts = item.path("result").path("content").isArray()
                ? item.path("result").path("content")
                : item.path("contentItems");
        String said = parts.valueStream().map(part -> part.path("text").asText(""))
                .collect(Collectors.joining("\n"));
        if (!said.isBlank()) {
            sheet.rows(Ink.FAINT, "  ", Excerpt.of(said, FIRST, LAST));
        }
        String error = item.path("error").path("message").asText("");
        if (!error.isEmpty()) {
            sheet.paragraph(Ink.RED, "  ", "  ", error);
        }
        String status = item.path("status").asText();
        if (!status.equals("completed") || item.path("durationMs").isNumber()) {
            sheet.paragraph(status.equals("failed") ? Ink.RED : Ink.FAINT, "  ", "  ",
                    status + (item.path("durationMs").isNumber()
                            ? ", " + Ages.exactly(item.path("durationMs").asLong())
                            : ""));
        }
    }
}
