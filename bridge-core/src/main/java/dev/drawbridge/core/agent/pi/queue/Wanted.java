package dev.drawbridge.core.agent.pi.queue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a request says it wants, read as strictly as Codex does, and refused in its words. */
record Wanted(JsonNode params) {
    static final long MOST_U32 = 0xFFFF_FFFFL;

    static Wanted of(Call call) {
        return new Wanted(call.params());
    }

    String text(String name) throws Refusal {
        if (!params.has(name)) {
            throw Refusal.missing(name);
        }
        return text(params.path(name));
    }

    /** A text that need not be there. */
    Optional<String> anyText(String name) throws Refusal {
        JsonNode value = params.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(text(value));
    }

    private static String text(JsonNode value) throws Refusal {
        if (!value.isTextual()) {
            throw wrong(value, "a string");
        }
        return value.asText();
    }

    List<String> texts(String name) throws Refusal {
        if (!params.has(name)) {
            throw Refusal.missing(name);
        }
        if (!params.path(name).isArray()) {
            throw wrong(params.path(name), "a sequence");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : params.path(name)) {
            texts.add(text(each));
        }
        return texts;
    }

    /** The input, with what Codex adds to it. */
    JsonNode input() throws Refusal {
        if (!params.has("input")) {
            throw Refusal.missing("input");
        }
        if (!params.path("input").isArray()) {
            throw wrong(params.path("input"), "a sequence");
        }
        return InputItem.all(params.path("input"));
    }

    /** An object of texts, or null. */
    JsonNode metadata() throws Refusal {
        JsonNode metadata = params.path("responsesapiClientMetadata");
        if (metadata.isMissingNode() || metadata.isNull()) {
            return Shapes.object().nullNode();
        }
        if (!metadata.isObject()) {
            throw wrong(metadata, "a map");
        }
        for (Map.Entry<String, JsonNode> each : metadata.properties()) {
            text(each.getValue());
        }
        return metadata;
    }

    Optional<Long> limit() throws Refusal {
        JsonNode limit = params.path("limit");
        if (limit.isMissingNode() || limit.isNull()) {
            return Optional.empty();
        }
        if (!limit.isIntegralNumber()) {
            throw wrong(limit, "u32");
        }
        if (limit.bigIntegerValue().signum() < 0
                || limit.bigIntegerValue().compareTo(BigInteger.valueOf(MOST_U32)) > 0) {
            throw new Refusal("Invalid request: invalid value: integer `" + limit + "`, expected u32");
        }
        return Optional.of(limit.longValue());
    }

    static Refusal wrong(JsonNode value, String expected) {
        String found = switch (value.getNodeType()) {
            case STRING -> "string " + value;
            case NUMBER -> (value.isIntegralNumber() ? "integer `" : "floating point `") + value + "`";
            case BOOLEAN -> "boolean `" + value + "`";
            case ARRAY -> "sequence";
            case OBJECT -> "map";
            case NULL, MISSING, BINARY, POJO -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
        return new Refusal("Invalid request: invalid type: " + found + ", expected " + expected);
    }
}
