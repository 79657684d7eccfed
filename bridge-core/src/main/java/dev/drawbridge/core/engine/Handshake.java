package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the params of {@code initialize}, refusing what the app-server refuses in the words it uses.
 *
 * @see <a href="https://github.com/openai/codex/tree/main/codex-rs/app-server">codex app-server</a>
 */
sealed interface Handshake {
    record Accepted(ClientProfile profile) implements Handshake {}

    record Refused(String sentence) implements Handshake {}

    static Handshake read(JsonNode params) {
        try {
            return new Accepted(profile(params));
        } catch (Mistake mistake) {
            return new Refused(mistake.sentence);
        }
    }

    private static ClientProfile profile(JsonNode params) throws Mistake {
        if (isAbsent(params)) {
            throw new Mistake("Invalid request: missing field `params`");
        }
        if (params.isArray() && params.size() < 2) {
            throw new Mistake("Invalid request: invalid length " + params.size()
                    + ", expected struct InitializeParams with 2 elements");
        }
        requireObject(params, "struct InitializeParams");
        JsonNode info = required(params, "clientInfo");
        requireObject(info, "struct ClientInfo");
        String name = string(required(info, "name"));
        if (!isAbsent(info.path("title"))) {
            string(info.path("title"));
        }
        String version = string(required(info, "version"));
        JsonNode capabilities = params.path("capabilities");
        if (!isAbsent(capabilities)) {
            requireObject(capabilities, "struct InitializeCapabilities");
        }
        boolean experimental = flag(capabilities, "experimentalApi");
        flag(capabilities, "requestAttestation");
        Set<String> optedOut = strings(capabilities.path("optOutNotificationMethods"));
        flag(capabilities, "explicitGatewayOauth");
        if (!isAbsent(capabilities.path("extensions"))) {
            requireObject(capabilities.path("extensions"), "a map");
        }
        flag(capabilities, "mcpServerOpenaiFormElicitation");
        boolean humanApproval = flag(capabilities, "requiredHumanApproval");
        JsonNode bridge = capabilities.path("bridge");
        if (!isAbsent(bridge)) {
            requireObject(bridge, "a map");
        }
        if (name.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
            throw new Mistake("Invalid clientInfo.name: '" + name + "'. Must be a valid HTTP header value.");
        }
        return new ClientProfile(name, version, experimental, humanApproval, !isAbsent(bridge),
                optedOut);
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static JsonNode required(JsonNode object, String field) throws Mistake {
        if (!object.has(field)) {
            throw new Mistake("Invalid request: missing field `" + field + "`");
        }
        return object.get(field);
    }

    private static void requireObject(JsonNode node, String expected) throws Mistake {
        if (!node.isObject()) {
            throw Mistake.type(node, expected);
        }
    }

    private static String string(JsonNode node) throws Mistake {
        if (!node.isTextual()) {
            throw Mistake.type(node, "a string");
        }
        return node.textValue();
    }

    private static boolean flag(JsonNode capabilities, String name) throws Mistake {
        JsonNode flag = capabilities.path(name);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw Mistake.type(flag, "a boolean");
        }
        return flag.asBoolean();
    }

    private static Set<String> strings(JsonNode list) throws Mistake {
        Set<String> strings = new HashSet<>();
        if (isAbsent(list)) {
            return strings;
        }
        if (!list.isArray()) {
            throw Mistake.type(list, "a sequence");
        }
        for (JsonNode each : list) {
            strings.add(string(each));
        }
        return strings;
    }

    /** What is wrong with the params. */
    final class Mistake extends Exception {
        private static final long serialVersionUID = 1;

        private final String sentence;

        private Mistake(String sentence) {
            super(sentence, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
            this.sentence = sentence;
        }

        private static Mistake type(JsonNode found, String expected) {
            return new Mistake(
                    "Invalid request: invalid type: " + describe(found) + ", expected " + expected);
        }

        private static String describe(JsonNode node) {
            return switch (node.getNodeType()) {
                case ARRAY -> "sequence";
                case BOOLEAN -> "boolean `" + node + "`";
                case NUMBER -> (node.isIntegralNumber() ? "integer `" : "floating point `") + node + "`";
                case OBJECT, POJO -> "map";
                case STRING, BINARY -> "string " + node;
                case NULL, MISSING -> "null";
            };
        }
    }
}
