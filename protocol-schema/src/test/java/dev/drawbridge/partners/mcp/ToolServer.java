package dev.drawbridge.partners.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An MCP server on stdio with a tool that says that it was used, and one that asks for a name and an age. */
public final class ToolServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> NO_ARGUMENTS = Map.of("type", "object", "properties", Map.of());
    private static final Map<String, Object> FORM = Map.of("type", "object", "properties",
            Map.of("name", Map.of("type", "string"), "age", Map.of("type", "integer", "minimum", 1)),
            "required",
            List.of("name"));

    private ToolServer() {}

    public static void main(String[] arguments) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        JsonNode asked = JSON.missingNode();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode message = JSON.readTree(line);
            switch (message.path("method").asText()) {
                case "initialize" -> answer(message.path("id"), Map.of("protocolVersion",
                        message.at("/params/protocolVersion"), "capabilities", Map.of("tools", Map.of()),
                        "serverInfo", Map.of("name", "desk", "version", "1")));
                case "tools/list" -> answer(message.path("id"), Map.of("tools", List.of(
                        Map.of("name", "ring", "description", "Rings.", "inputSchema", NO_ARGUMENTS),
                        Map.of("name", "form", "description", "Asks.", "inputSchema", NO_ARGUMENTS,
                                "annotations", Map.of("readOnlyHint", true)))));
                case "tools/call" -> {
                    if (message.at("/params/name").asText().equals("ring")) {
                        say(message.path("id"), "rang");
                    } else {
                        asked = message.path("id");
                        send(Map.of("jsonrpc", "2.0", "id", 900, "method", "elicitation/create", "params",
                                Map.of("message", "Who are you?", "requestedSchema", FORM)));
                    }
                }
                default -> {
                    if (message.path("id").asInt() == 900) {
                        say(asked, message.path("result").toString());
                    }
                }
            }
        }
    }

    private static void say(JsonNode id, String text) throws IOException {
        answer(id, Map.of("content", List.of(Map.of("type", "text", "text", text))));
    }

    private static void answer(JsonNode id, Map<String, Object> result) throws IOException {
        send(Map.of("jsonrpc", "2.0", "id", id, "result", result));
    }

    private static void send(Map<String, Object> message) throws IOException {
        System.out.write((JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    /** The table of Codex's configuration that starts one. */
    public static String toml() {
        return """
                [mcp_servers.desk]
                command = "%s"
                args = ["-Xmx64m", "-cp", "%s", "%s"]
                """.formatted(ProcessHandle.current().info().command().orElseThrow(),
                System.getProperty("java.class.path", ""), ToolServer.class.getName());
    }
}
