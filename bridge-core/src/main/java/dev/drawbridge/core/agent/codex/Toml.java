package dev.drawbridge.core.agent.codex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values of Codex's configuration language, written on one line as {@code -c} takes them. */
final class Toml {
    private static final TomlMapper MAPPER = new TomlMapper();

    private Toml() {}

    static JsonNode read(String document) throws JsonProcessingException {
        return MAPPER.readTree(document);
    }

    static String text(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)).replace("\u007f",
                "\\u007F") + '"';
    }

    /** What {@code -c} makes of this: a string in quotes is the string, what is no TOML is itself. */
    static String plain(String written) {
        try {
            JsonNode value = read("v = " + written).path("v");
            return value.isTextual() ? value.textValue() : written;
        } catch (JsonProcessingException notToml) {
            return written;
        }
    }

    static String inline(JsonNode value) {
        if (value.isTextual()) {
            return text(value.textValue());
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), /* parallel= */ false)
                    .map(Toml::inline)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isObject()) {
            return value.properties().stream().map(Toml::entry).collect(Collectors.joining(", ", "{", "}"));
        }
        return value.asText();
    }

    private static String entry(Map.Entry<String, JsonNode> entry) {
        return text(entry.getKey()) + " = " + inline(entry.getValue());
    }
}
