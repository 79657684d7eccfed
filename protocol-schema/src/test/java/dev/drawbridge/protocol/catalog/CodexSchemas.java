package dev.drawbridge.protocol.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.machine.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The JSON Schema documents that Codex itself writes of its app-server's messages. */
final class CodexSchemas {
    private static final Map<Kind, String> UNIONS = Map.of(Kind.CLIENT_REQUEST, "ClientRequest",
            Kind.SERVER_REQUEST,
            "ServerRequest", Kind.SERVER_NOTIFICATION, "ServerNotification", Kind.CLIENT_NOTIFICATION,
            "ClientNotification");

    private final Map<String, JsonNode> documents = new HashMap<>();
    private final Map<Kind, Map<String, Schema>> params = new EnumMap<>(Kind.class);

    private CodexSchemas(Path directory) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
                documents.put(String.valueOf(file.getFileName()).replace(".json", ""),
                        json.readTree(file.toFile()));
            }
        }
        UNIONS.forEach((kind, union) -> params.put(kind, messages(document(union))));
    }

    /** Asks the real Codex for its schemas; they are written into {@code directory}. */
    static CodexSchemas ask(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("app-server", "generate-json-schema", "--out", directory.toString()));
        command.addAll(List.of(arguments));
        Output output = Codex.run(command.toArray(String[]::new));
        if (output.exitCode() != 0) {
            throw new AssertionError(command + ": " + output);
        }
        return new CodexSchemas(directory);
    }

    /** The params of every method of a kind, by the method's name. */
    Map<String, Schema> params(Kind kind) {
        return params.getOrDefault(kind, Map.of());
    }

    /** The result of a client request, where Codex named its document after the document of the params. */
    Optional<Schema> result(String method) {
        Schema request = params(Kind.CLIENT_REQUEST).get(method);
        String reference = request == null ? "" : request.node().path("$ref").asText();
        String name = reference.substring(reference.lastIndexOf('/') + 1).replaceFirst("Params$", "Response");
        return Optional.ofNullable(documents.get(name)).map(document -> new Schema(document, document));
    }

    private static Map<String, Schema> messages(JsonNode union) {
        Map<String, Schema> messages = new LinkedHashMap<>();
        for (JsonNode message : union.path("oneOf")) {
            JsonNode properties = message.path("properties");
            messages.put(properties.at("/method/enum/0").asText(),
                    new Schema(union, properties.path("params")));
        }
        return messages;
    }

    private JsonNode document(String name) {
        return Optional.ofNullable(documents.get(name))
                .orElseThrow(() -> new AssertionError("Codex wrote no schema " + name + ".json"));
    }
}
