package dev.drawbridge.protocol.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.model.FakeModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the real Codex says to params without the member that they need. */
@RealAgents(Partner.CODEX)
@TestInstance(Lifecycle.PER_CLASS)
final class MalformedParamsTest {
    private final List<Method> needy = Catalog.codex().methods().stream()
            .filter(method -> method.needs().isPresent()).toList();
    private final CodexSchemas schemas;

    MalformedParamsTest(@TempDir Path directory) throws IOException {
        schemas = CodexSchemas.ask(directory, "--experimental");
    }

    @Test
    void theyAreRefusedBeforeTheHandshakeIsMissed() {
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            everyOneIsRefused(codex);
        }
    }

    @Test
    void theyAreRefusedBeforeExperimentalApiIsMissed() {
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            codex.initialize(Map.of("experimentalApi", false));
            everyOneIsRefused(codex);
        }
    }

    @Test
    void theyAreRefusedToAClientThatMayDoEverything() {
        try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
            codex.initialize();
            everyOneIsRefused(codex);
        }
    }

    private void everyOneIsRefused(CodexClient codex) {
        for (Method method : needy) {
            assertThat(refusal(codex, Map.of("method", method.name(), "params", incomplete(method))))
                    .as(method.name()).startsWith("Invalid request: missing field `");
            assertThat(refusal(codex, Map.of("method", method.name()))).as(method.name() + " without params")
                    .isEqualTo("Invalid request: missing field `params`");
            assertThat(refusal(codex, Map.of("method", method.name(), "params", 5)))
                    .as(method.name() + " of 5").startsWith("Invalid request: invalid type: integer `5`");
        }
    }

    private static String refusal(CodexClient codex, Map<String, ?> request) {
        Map<String, Object> numbered = new HashMap<>(request);
        numbered.put("id", "wrong");
        codex.wire().send(numbered);
        return codex.wire().await(request.toString(), message -> message.path("id").asText().equals("wrong"))
                .at("/error/message").asText();
    }

    /** All that the schema requires but the member that the catalog names. */
    private JsonNode incomplete(Method method) {
        ObjectNode params = (ObjectNode) Sample
                .of(Objects.requireNonNull(schemas.params(method.kind()).get(method.name()), method.name()));
        assertThat(params.remove(method.needs().orElseThrow().toString())).as(method.name()).isNotNull();
        return params;
    }
}
