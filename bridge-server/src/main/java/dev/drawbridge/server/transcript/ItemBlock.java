package dev.drawbridge.server.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Sheet;
import java.util.stream.Collectors;

/** One item of a turn, whole. */
final class ItemBlock {
    private ItemBlock() {}

    /** Writes it, unless there is nothing in it to be read. */
    static void of(Sheet sheet, JsonNode item) {
        sheet.gap();
        switch (item.path("type").asText()) {
            case "userMessage" -> sheet.paragraph(Ink.BOLD, "> ", "  ", Said.of(item.path("content")));
            case "agentMessage" -> sheet.paragraph(Ink.PLAIN, "", "", item.path("text").asText());
            case "reasoning" -> thought(sheet, thought(item));
            case "plan" -> sheet.paragraph(Ink.PLAIN, "", "", item.path("text").asText());
            case "commandExecution" -> {
                CommandBlock.begin(sheet, item);
                CommandBlock.end(sheet, item);
            }
            case "fileChange" -> ChangeBlock.of(sheet, item);
            case "mcpToolCall", "dynamicToolCall" -> ToolBlock.of(sheet, item);
            case "webSearch" -> tool(sheet, "web search: " + item.path("query").asText());
            case "imageView" -> tool(sheet, "looks at " + item.path("path").asText());
            case "imageGeneration" -> tool(sheet, "draws: " + item.path("revisedPrompt").asText("a picture"));
            case "contextCompaction" -> tool(sheet, "what was said before is summed up from here on");
            case "enteredReviewMode" -> tool(sheet, "review: " + item.path("review").asText());
            case "exitedReviewMode" -> sheet.paragraph(Ink.PLAIN, "", "", item.path("review").asText());
            case "collabAgentToolCall" ->
                tool(sheet, item.path("tool").asText() + ": " + item.path("prompt").asText(""));
            case "subAgentActivity" -> tool(sheet,
                    item.path("agentPath").asText() + " " + item.path("kind").asText());
            // newer agents have items that nobody here has heard of
            default -> tool(sheet, item.path("type").asText());
        }
    }

    private static void tool(Sheet sheet, String text) {
        sheet.paragraph(Ink.CYAN, "* ", "  ", text);
    }

    static void thought(Sheet sheet, String text) {
        sheet.gap();
        sheet.paragraph(Ink.FAINT, "", "", text);
    }

    private static String thought(JsonNode item) {
        JsonNode parts = item.path("summary").isEmpty() ? item.path("content") : item.path("summary");
        return parts.valueStream()
                .map(part -> part.isTextual() ? part.asText() : part.path("text").asText(""))
                .collect(Collectors.joining("\n\n"));
    }
}
