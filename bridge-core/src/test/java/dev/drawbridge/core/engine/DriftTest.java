package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Kind;
import dev.drawbridge.protocol.catalog.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How an agent is seen to be another than the catalog's. */
final class DriftTest {
    private static final Catalog CATALOG = Catalog.codex();
    private static final Optional<String> VERSION = Optional.of(CATALOG.version());
    private static final List<String> METHODS = CATALOG.methods().stream()
            .filter(method -> method.kind() == Kind.CLIENT_REQUEST).map(Method::name).toList();

    private static String refusal(List<String> methods) {
        return "Invalid request: unknown variant `bridge/probe`, expected one of "
                + methods.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    @Test
    void theAgentOfTheCatalogHasNone() {
        assertThat(Drift.of(CATALOG, VERSION, refusal(METHODS))).isEmpty();
    }

    @Test
    void whatItDoesNotSpeakOfIsNoNews() {
        List<String> all = Stream.concat(METHODS.stream(), Stream.of("getAuthStatus", "gitDiffToRemote"))
                .toList();
        assertThat(Drift.of(CATALOG, VERSION, refusal(all))).isEmpty();
    }

    @Test
    void nothingIsSaidOfMethodsThatItDoesNotTell() {
        assertThat(Drift.of(CATALOG, VERSION, "Method `bridge/probe` not found")).isEmpty();
        assertThat(Drift.of(CATALOG, Optional.empty(), "")).isEmpty();
    }

    @Test
    void anotherVersionIsNamed() {
        assertThat(Drift.of(CATALOG, Optional.of("0.170.0"), refusal(METHODS)))
                .containsExactly(
                        "It is version 0.170.0, and this bridge was made for " + CATALOG.version() + ".");
    }

    @Test
    void methodsThatCameAndWentAreNamed() {
        List<String> newer = METHODS.stream().map(name -> name.equals("turn/start") ? "turn/begin" : name)
                .toList();
        assertThat(Drift.of(CATALOG, VERSION, refusal(newer))).containsExactly(
                "It has methods that this bridge does not know, and passes on by the shape of their params: turn/begin.",
                "It lacks methods that this bridge knows: turn/start.");
    }

    @Test
    void ofManyMethodsAFewAreNamed() {
        List<String> other = IntStream.range(10, 40).mapToObj(i -> "a/" + i).toList();
        List<String> more = IntStream.range(0, METHODS.size() + other.size())
                .mapToObj(i -> i < METHODS.size() ? METHODS.get(i) : other.get(i - METHODS.size())).toList();
        assertThat(Drift.of(CATALOG, VERSION, refusal(more))).singleElement().asString()
                .contains("a/10, ", "a/21 and 18 more.").doesNotContain("a/22");
    }

    @Test
    void itStandsInWhatIsToldOfTheAgentAndStopsNothing() {
        Scene scene = Scene.begun();
        scene.agent.catalogued();
        scene.greet();
        assertThat(scene.engine.isReady()).isTrue();
        assertThat(scene.engine.agents().getFirst().warnings())
                .containsExactly("It is version 1, and this bridge was made for " + CATALOG.version() + ".");
    }

    @Test
    void whoSpeaksLikeItWithoutBeingItIsNotMeasuredByIt() {
        assertThat(Scene.greeted().engine.agents().getFirst().warnings()).isEmpty();
    }
}
