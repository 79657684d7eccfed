package dev.drawbridge.protocol.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.protocol.message.IdPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the real Codex refuses a client without experimentalApi, and how it says so. */
@RealAgents(Partner.CODEX)
@TestInstance(Lifecycle.PER_CLASS)
final class ExperimentalGateTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {
    };

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<Method> requests = Catalog.codex().methods().stream()
            .filter(method -> method.kind() == Kind.CLIENT_REQUEST).toList();
    private final CodexSchemas schemas;

    ExperimentalGateTest(@TempDir Path directory) throws IOException {
        schemas = CodexSchemas.ask(directory, "--experimental");
    }

    @Test
    void everyExperimentalRequestIsRefusedByItsName() {
        try (var model = FakeModel.start(); var codex = stableClient(model)) {
            for (Method method : requests) {
                if (method.stability() == Stability.EXPERIMENTAL) {
                    assertThat(refusal(codex, method, params(method))).as(method.name())
                            .isEqualTo(method.name());
                }
            }
        }
    }

    @Test
    void everyExperimentalFieldIsRefusedForItsReason() {
        try (var model = FakeModel.start(); var codex = stableClient(model)) {
            for (Method method : requests) {
                for (ExperimentalField field : method.experimentalFields()) {
                    assertThat(
                            refusal(codex, method,
                                    with(params(method, field), field.path(), used(method, field))))
                            .as(method.name() + " " + field).isEqualTo(field.reason());
                    assertThat(refusal(codex, method, with(params(method), field.path(), unused(field))))
                            .as(method.name() + " without " + field).isEmpty();
                }
            }
        }
    }

    @Test
    void ofSeveralFieldsTheFirstInTheCatalogIsNamed() {
        try (var model = FakeModel.start(); var codex = stableClient(model)) {
            for (Method method : requests) {
                Iterator<ExperimentalField> fields = method.experimentalFields().reversed().iterator();
                ObjectNode params = params(method);
                while (fields.hasNext() && !method.name().equals("account/login/start")) {
                    ExperimentalField field = fields.next();
                    with(params, field.path(), used(method, field));
                    assertThat(refusal(codex, method, params)).as(method.name() + " " + field)
                            .isEqualTo(field.reason());
                }
            }
        }
    }

    private static CodexClient stableClient(FakeModel model) {
        CodexClient codex = Codex.onStdio(model);
        codex.initialize(Map.of("experimentalApi", false));
        return codex;
    }

    /** The reason in the refusal; empty when the request was answered in another way. */
    private String refusal(CodexClient codex, Method method, ObjectNode params) {
        String message = codex.exchange(method.name(), mapper.convertValue(params, MEMBERS))
                .at("/error/message").asText();
        String refusal = " requires experimentalApi capability";
        return message.endsWith(refusal) ? message.substring(0, message.length() - refusal.length()) : "";
    }

    private ObjectNode params(Method method) {
        return Sample.of(schema(method)) instanceof ObjectNode params ? params : JSON.objectNode();
    }

    /** The params of the alternative that has the field; a variant may decide which alternative that is. */
    private ObjectNode params(Method method, ExperimentalField field) {
        return field.presence() instanceof Presence.Variant variant
                ? (ObjectNode) schema(method).alternatives().stream()
                        .filter(params -> params.at(field.path().toString()).stream()
                                .anyMatch(place -> place.variant(variant.name()).isPresent()))
                        .map(Sample::of).filter(ObjectNode.class::isInstance).reduce((outer, inner) -> inner)
                        .orElseThrow()
                : params(method);
    }

    private JsonNode used(Method method, ExperimentalField field) {
        return switch (field.presence()) {
            case Presence.Set set -> Sample.of(schema(method).at(field.path().toString()).getFirst());
            case Presence.Filled filled -> JSON.textNode("/sample");
            case Presence.Given given -> JSON.nullNode();
            case Presence.True yes -> JSON.booleanNode(true);
            case Presence.Variant variant -> schema(method).at(field.path().toString()).stream()
                    .flatMap(place -> place.variant(variant.name()).stream()).map(Sample::of).findFirst()
                    .orElseThrow();
        };
    }

    private static JsonNode unused(ExperimentalField field) {
        return switch (field.presence()) {
            case Presence.Set set -> JSON.nullNode();
            case Presence.Filled filled -> JSON.textNode("");
            case Presence.Given given -> JSON.missingNode();
            case Presence.True yes -> JSON.booleanNode(false);
            case Presence.Variant variant -> JSON.missingNode();
        };
    }

    private static ObjectNode with(ObjectNode params, IdPath path, JsonNode value) {
        ObjectNode object = params;
        Iterator<String> names = path.names().iterator();
        String name = names.next();
        while (names.hasNext()) {
            object = object.withObject("/" + name);
            name = names.next();
        }
        if (!value.isMissingNode()) {
            object.set(name, value);
        }
        return params;
    }

    private Schema schema(Method method) {
        return Objects.requireNonNull(schemas.params(method.kind()).get(method.name()), method.name());
    }
}
