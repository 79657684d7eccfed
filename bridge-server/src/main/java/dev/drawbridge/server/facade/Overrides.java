package dev.drawbridge.server.facade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of Codex's configuration that were given on the command line, by their dotted keys. A Codex of one's own takes
 * them for all it does; of one that others use, too, the threads do that are begun with them.
 */
record Overrides(Map<String, JsonNode> values) {
    Overrides {
        values = Map.copyOf(values);
    }

    /**
     * Reads them as Codex does: a value is TOML, and what is none is a string.
     *
     * @throws IllegalArgumentException when one has no key or no value; says what to write
     */
    static Overrides of(List<String> settings, List<String> enabled, List<String> disabled) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 0 || setting.substring(0, equals).isBlank()) {
                throw new IllegalArgumentException("-c " + setting + " is no KEY=VALUE");
            }
            values.put(setting.substring(0, equals).strip(), value(setting.substring(equals + 1).strip()));
        }
        enabled.forEach(feature -> values.put("features." + feature, BooleanNode.TRUE));
        disabled.forEach(feature -> values.put("features." + feature, BooleanNode.FALSE));
        return new Overrides(values);
    }

    private static JsonNode value(String written) {
        try {
            JsonNode read = new TomlMapper().readTree("v = " + written).path("v");
            return read.isMissingNode() ? new TextNode(written) : read;
        } catch (JsonProcessingException notToml) {
            return new TextNode(written);
        }
    }
}
