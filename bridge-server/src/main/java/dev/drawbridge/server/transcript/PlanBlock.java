package dev.drawbridge.server.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Sheet;

/** What an agent means to do, and how far it is. */
final class PlanBlock {
    private PlanBlock() {}

    static void of(Sheet sheet, JsonNode params) {
        String explanation = params.path("explanation").asText("");
        sheet.paragraph(Ink.BOLD, "", "", explanation.isEmpty() ? "Plan" : "Plan: " + explanation);
        params.path("plan").forEach(step -> {
            String status = step.path("status").asText();
            sheet.paragraph(status.equals("completed") ? Ink.FAINT : Ink.PLAIN, switch (status) {
                case "completed" -> "  [x] ";
                case "inProgress" -> "  [>] ";
                default -> "  [ ] ";
            }, "      ", step.path("step").asText());
        });
    }
}
