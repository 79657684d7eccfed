package dev.drawbridge.core.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ShortListTest {
    private static ObjectNode model(String id, boolean isDefault) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("isDefault", isDefault);
    }

    private static JsonNode id(int thread) {
        return JsonNodeFactory.instance
                .textNode("01a1ffc5-0000-7000-8000-%012d".formatted(thread));
    }

    /** An agent that tells two at a time. */
    private static Source agent(String name, JsonNode... items) {
        return new PlainSource(name, question -> {
            int from = question.path("cursor").asInt();
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.putArray("data").addAll(List.of(items).subList(from, Math.min(from + 2, items.length)));
            return new Answer.Page(
                    page.put("nextCursor", from + 2 < items.length ? Integer.toString(from + 2) : null));
        });
    }

    private static final List<Source> MODELS = List.of(
            agent("codex", model("gpt-a", false), model("gpt-b", true), model("gpt-c", false)),
            agent("pi", model("pi/x/y", true), model("pi/x/z", false)));

    private static Gathered ask(Listing listing, List<Source> sources, Map<String, ?> params) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        params.forEach((name, value) -> {
            if (value instanceof Integer number) {
                question.put(name, number);
            } else {
                question.put(name, value.toString());
            }
        });
        List<Gathered> told = new ArrayList<>();
        listing.gather(sources, question, told::add);
        assertThat(told).hasSize(1);
        return told.getFirst();
    }

    private static ObjectNode page(Gathered answer) {
        return switch (answer) {
            case Gathered.Page page -> page.result();
            case Gathered.Refused refused -> throw new AssertionError(refused.error().toString());
        };
    }

    private static List<String> walk(Listing listing, List<Source> sources, int limit) {
        List<String> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ObjectNode page = page(ask(listing, sources, cursor.<Map<String, ?>>map(
                    where -> Map.of("limit", limit, "cursor", where)).orElse(Map.of("limit", limit))));
            assertThat(page.path("data")).hasSizeLessThanOrEqualTo(limit);
            page.path("data")
                    .forEach(each -> all.add(each.isTextual() ? each.asText() : each.path("id").asText()));
            cursor = Optional.ofNullable(page.path("nextCursor").textValue());
        } while (cursor.isPresent() && all.size() < 100);
        return all;
    }

    @Test
    void modelsOfOneAgentFollowTheOthersAndTheFirstDefaultIsTheDefault() {
        ObjectNode page = page(ask(Listing.MODELS, MODELS, Map.of()));
        assertThat(page.path("data").valueStream()
                .map(each -> each.path("id").asText() + (each.path("isDefault").asBoolean() ? "*" : "")))
                .containsExactly("gpt-a", "gpt-b*", "gpt-c", "pi/x/y", "pi/x/z");
        assertThat(page.path("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void modelsArePagedOverAllAgents(int limit) {
        assertThat(walk(Listing.MODELS, MODELS, limit)).containsExactly("gpt-a", "gpt-b", "gpt-c", "pi/x/y",
                "pi/x/z");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            zz,  invalid cursor: zz
            '',  'invalid cursor: '
            -1,  invalid cursor: -1
            6,   cursor 6 exceeds total models 5
            """)
    void aCursorThatPointsNowhereIsRefusedAsCodexDoes(String cursor, String refusal) {
        JsonNode error = Reader.error(ask(Listing.MODELS, MODELS, Map.of("cursor", cursor)));
        assertThat(error.path("message").asText()).isEqualTo(refusal);
        assertThat(error.path("code").asInt()).isEqualTo(-32600);
    }

    @Test
    void modelsOfAProviderComeFromTheAgentThatKnowsIt() {
        Source refusing = new PlainSource("codex", question -> FakeSource.refusal("no longer configured"));
        Gathered answer = ask(Listing.MODELS, List.of(refusing, MODELS.getLast()),
                Map.of("modelProvider", "pi"));
        assertThat(page(answer).path("data").valueStream().map(each -> each.path("isDefault").asBoolean()))
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20})
    void loadedThreadsComeOnceByTheirIds(int limit) {
        List<Source> sources = List.of(agent("codex", id(1), id(4), id(5), id(9)),
                agent("pi", id(0), id(4), id(7)));
        assertThat(walk(Listing.LOADED, sources, limit)).containsExactlyElementsOf(
                IntStream.of(0, 1, 4, 5, 7, 9).mapToObj(i -> id(i).asText()).toList());
    }

    @Test
    void aLoadedThreadThatHasGoneIsStillACursor() {
        List<Source> sources = List.of(agent("codex", id(1), id(4)), agent("pi", id(7)));
        Gathered answer = ask(Listing.LOADED, sources,
                Map.of("cursor", id(3).asText().toUpperCase(Locale.ROOT)));
        assertThat(page(answer).path("data").valueStream()).containsExactly(id(4), id(7));
    }

    @Test
    void aCursorThatIsNoIdIsRefused() {
        Gathered answer = ask(Listing.LOADED, List.of(agent("codex", id(1))), Map.of("cursor", "zz"));
        assertThat(Reader.error(answer).path("message").asText()).isEqualTo("invalid cursor: zz");
    }
}
