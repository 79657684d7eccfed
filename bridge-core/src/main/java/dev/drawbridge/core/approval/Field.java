package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The schema of a field in a form: the few kinds that MCP knows. */
final class Field {
    private Field() {}

    static boolean fits(JsonNode schema, JsonNode value) {
        return switch (schema.path("type").asText()) {
            case "string" -> value.isTextual() && isWithin(schema, "minLength", "maxLength", length(value))
                    && isChoice(schema, value);
            case "number" -> value.isNumber() && isWithin(schema, "minimum", "maximum", value.doubleValue());
            case "integer" -> isWhole(value) && isWithin(schema, "minimum", "maximum", value.doubleValue());
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray() && isWithin(schema, "minItems", "maxItems", value.size())
                    && value.valueStream()
                            .allMatch(it -> it.isTextual() && isChoice(schema.path("items"), it));
            default -> true;
        };
    }

    /** What fits, for people. */
    static String wanted(JsonNode schema) {
        List<String> choices = choices(schema.path("items").isObject() ? schema.path("items") : schema);
        String type = Line.of(schema.path("type").asText());
        return choices.isEmpty()
                ? "of type " + type + " and within its limits"
                : (type.equals("array") ? "an array of: " : "one of: ") + Line.of(String.join(", ", choices));
    }

    private static int length(JsonNode value) {
        return value.textValue().codePointCount(0, value.textValue().length());
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber()
                || (value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue()));
    }

    private static boolean isWithin(JsonNode schema, String least, String most, double value) {
        return value >= schema.path(least).asDouble(Double.NEGATIVE_INFINITY)
                && value <= schema.path(most).asDouble(Double.POSITIVE_INFINITY);
    }

    private static boolean isChoice(JsonNode schema, JsonNode value) {
        List<String> choices = choices(schema);
        return choices.isEmpty() || choices.contains(value.textValue());
    }

    private static List<String> choices(JsonNode schema) {
        List<String> choices = new ArrayList<>(Members.texts(schema.path("enum")).orElse(List.of()));
        for (String name : List.of("oneOf", "anyOf")) {
            schema.path(name).forEach(option -> Members.text(option, "const").ifPresent(choices::add));
        }
        return choices;
    }
}
