package dev.drawbridge.server.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.server.paper.Ages;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Sheet;

/** A command: what was run, what it said, and how it has ended. */
final class CommandBlock {
    private static final int FIRST = 6;
    private static final int LAST = 5;

    private CommandBlock() {}

    static void begin(Sheet sheet, JsonNode item) {
        sheet.paragraph(Ink.CYAN, "$ ", "  ", ShellWords.typed(item.path("command").asText()));
    }

    static void end(Sheet sheet, JsonNode item) {
        String output = item.path("aggregatedOutput").asText("");
        if (!output.isBlank()) {
            sheet.rows(Ink.FAINT, "  ", Excerpt.of(output, FIRST, LAST));
        }
        String time = item.path("durationMs").isNumber()
                ? ", " + Ages.exactly(item.path("durationMs").asLong())
                : "";
        JsonNode code = item.path("exitCode");
        switch (item.path("status").asText()) {
            case "declined" -> sheet.paragraph(Ink.YELLOW, "  ", "  ", "declined, not run");
            case "inProgress" -> sheet.paragraph(Ink.FAINT, "  ", "  ", "runs");
            default -> sheet.paragraph(code.asInt(-1) == 0 ? Ink.FAINT : Ink.RED, "  ", "  ",
                    (code.isNumber() ? "exit " + code.asInt() : item.path("status").asText()) + time);
        }
    }
}
