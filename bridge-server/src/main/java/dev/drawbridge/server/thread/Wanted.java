package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Sheet;
import java.util.Set;
import java.util.stream.Collectors;

/** What an agent or a tool wants to be told besides a yes. */
final class Wanted {
    private static final String MARGIN = "  ";
    private static final String TEXT = "TEXT";

    private Wanted() {}

    /** The questions, or the fields of the form. */
    static void show(Sheet sheet, Approval approval) {
        switch (approval.kind()) {
            case QUESTION -> approval.params().path("questions").forEach(each -> question(sheet, each));
            case ELICITATION -> {
                Set<String> required = required(approval);
                fields(approval).properties().forEach(field -> sheet.paragraph(Ink.PLAIN, MARGIN + "- ",
                        MARGIN + MARGIN,
                        field(field.getKey(), field.getValue(), required.contains(field.getKey()))));
            }
            case COMMAND, FILE_CHANGE, PERMISSIONS, TOOL -> {
            } // a yes says it all
        }
    }

    private static void question(Sheet sheet, JsonNode question) {
        sheet.paragraph(Ink.BOLD, MARGIN + question.path("id").asText() + ": ", MARGIN + MARGIN,
                question.path("question").asText());
        question.path("options").forEach(option -> sheet.paragraph(Ink.PLAIN, MARGIN + "- ", MARGIN + MARGIN,
                option.path("label").asText() + described(option)));
    }

    private static String field(String name, JsonNode schema, boolean required) {
        String choices = schema.path("enum").valueStream().map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        return name + ", " + (choices.isEmpty() ? schema.path("type").asText() : "one of " + choices)
                + (required ? "" : ", if you like") + described(schema);
    }

    private static String described(JsonNode what) {
        String words = what.path("description").asText("");
        return words.isEmpty() ? "" : ": " + words;
    }

    /** How 'approve' is told that. */
    static String options(Approval approval) {
        return switch (approval.kind()) {
            case QUESTION -> approval.params().path("questions").valueStream()
                    .map(each -> " --answer " + quoted(each.path("id").asText() + "=" + TEXT))
                    .collect(Collectors.joining());
            case ELICITATION -> content(approval);
            case COMMAND, FILE_CHANGE, PERMISSIONS, TOOL -> "";
        };
    }

    /** What is opened in a browser wants no more than a yes. */
    private static String content(Approval approval) {
        if (approval.params().path("mode").asText().equals("url")) {
            return "";
        }
        ObjectNode example = JsonNodeFactory.instance.objectNode();
        Set<String> required = required(approval);
        fields(approval).properties().stream().filter(field -> required.contains(field.getKey()))
                .forEach(field -> example.set(field.getKey(), example(field.getValue())));
        return " --content " + (example.isEmpty() ? "JSON" : quoted(example.toString()));
    }

    private static JsonNode example(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "number", "integer" -> JsonNodeFactory.instance.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
            case "array" -> JsonNodeFactory.instance.arrayNode().add(TEXT);
            default -> JsonNodeFactory.instance.textNode(schema.path("enum").path(0).asText(TEXT));
        };
    }

    private static JsonNode fields(Approval approval) {
        return approval.params().at("/requestedSchema/properties");
    }

    private static Set<String> required(Approval approval) {
        return approval.params().at("/requestedSchema/required").valueStream().map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    /** As a shell takes it for one word, whatever is in it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_.=-]+") ? word : "'" + Glyphs.line(word).replace("'", "'\\''") + "'";
    }
}
