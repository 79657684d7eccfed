package dev.drawbridge.core.agent.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.machine.Output;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The JSON Schemas that the real Codex writes of its own messages. */
public final class CodexSchemas {
    /** Results whose schema is not named after the method. */
    private static final Map<String, String> NAMES = Map.of("account/read", "GetAccount",
            "account/bedrock/checkGovCloudRequirements", "BedrockCheckGovCloudRequirements", "app/list",
            "AppsList",
            "mcpServerStatus/list", "ListMcpServerStatus", "thread/name/set", "ThreadSetName");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private final Path directory;

    private CodexSchemas(Path directory) {
        this.directory = directory;
    }

    public static CodexSchemas writtenTo(Path directory) {
        Output output = Codex.run("app-server", "generate-json-schema", "--experimental", "--out",
                directory.toString());
        assertThat(output.exitCode()).as(output.stderr()).isZero();
        return new CodexSchemas(directory);
    }

    /** How a notification or a request differs from what Codex sends. */
    public List<String> differences(JsonNode message) {
        JsonNode schema = read(message.has("id") ? "ServerRequest.json" : "ServerNotification.json");
        for (JsonNode kind : schema.path("oneOf")) {
            if (kind.at("/properties/method/enum/0").asText().equals(message.path("method").asText())) {
                return differences(schema, kind.path("properties").path("params"), message.path("params"));
            }
        }
        return List.of("Codex sends no " + message.path("method"));
    }

    /** How the result of a request differs from that of Codex. */
    public List<String> differences(String method, JsonNode result) {
        String name = NAMES.getOrDefault(method, Arrays.stream(method.split("/", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining()));
        JsonNode schema = read("v2/" + name + "Response.json");
        return differences(schema, schema, result);
    }

    private List<String> differences(JsonNode document, JsonNode part, JsonNode instance) {
        var schema = Json.object(Map.of("definitions", document.path("definitions")));
        part.properties().forEach(member -> schema.set(member.getKey(), member.getValue()));
        return registry.getSchema(schema).validate(instance).stream().map(String::valueOf).toList();
    }

    private JsonNode read(String file) {
        try {
            return Json.parse(Files.readString(directory.resolve(file)));
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
