package dev.drawbridge.core.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.model.FakeModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real Codex beside another agent. */
@RealAgents(Partner.CODEX)
class RealListingTest {
    private static final int THREADS = 60;
    private static FakeModel model;
    private static CodexClient codex;

    @BeforeAll
    @Timeout(60)
    static void threads() {
        model = FakeModel.start();
        codex = Codex.onStdio(model);
        codex.initialize();
        for (int thread = 0; thread < THREADS; thread++) {
            say(codex.startThread());
        }
    }

    @AfterAll
    static void end() {
        codex.close();
        model.close();
    }

    private static void say(String thread) {
        codex.startTurn(thread, "needle TOKENS:1");
        codex.awaitTurn();
    }

    private static Source real(String method) {
        return new PlainSource("codex", params -> {
            Map<String, JsonNode> members = new HashMap<>();
            params.forEachEntry(members::put);
            JsonNode answer = codex.exchange(method, members);
            return answer.path("result") instanceof ObjectNode result
                    ? new Answer.Page(result)
                    : new Answer.Refused(answer.path("error"));
        });
    }

    /** All that Codex has by itself, in its own order. */
    private static List<JsonNode> own(String key, String direction) {
        return codex.request("thread/list", Map.of("limit", 100, "sortKey", key, "sortDirection", direction))
                .path("data").valueStream().toList();
    }

    /** As many threads of another agent, in the same seconds. */
    private static FakeSource other(String key) {
        FakeSource other = new FakeSource("other", new ArrayList<>());
        SortKey seconds = SortKey.of(key).orElseThrow();
        int number = 0;
        for (JsonNode thread : own(key, "asc")) {
            other.put("other" + number, 1_000 * seconds.of(thread) + number);
            number++;
        }
        return other;
    }

    private static Source atOnce(FakeSource source) {
        return new PlainSource(source.name(), source::answer);
    }

    private static ObjectNode page(List<Source> sources, ObjectNode params) {
        List<Gathered> told = new ArrayList<>();
        Listing.THREADS.gather(sources, params, told::add);
        return switch (told.getFirst()) {
            case Gathered.Page page -> page.result();
            case Gathered.Refused refused -> throw new AssertionError(refused.error().toString());
        };
    }

    private static List<ObjectNode> walk(List<Source> sources, String key, String direction,
            Optional<String> from) {
        List<ObjectNode> pages = new ArrayList<>();
        Optional<String> cursor = from;
        do {
            ObjectNode params = Reader.params(direction, 7).put("sortKey", key);
            cursor.ifPresent(where -> params.put("cursor", where));
            pages.add(page(sources, params));
            cursor = Optional.ofNullable(pages.getLast().path("nextCursor").textValue());
        } while (cursor.isPresent() && pages.size() < 100);
        return pages;
    }

    private static List<String> real(List<String> ids) {
        return ids.stream().filter(id -> !id.startsWith("other")).toList();
    }

    @ParameterizedTest
    @CsvSource({"created_at, desc", "created_at, asc", "updated_at, desc", "updated_at, asc",
        "recency_at, desc",
        "recency_at, asc"})
    void pagesOfSevenHaveEveryThreadOnceInOrder(String key, String direction) {
        List<ObjectNode> pages = walk(List.of(real("thread/list"), atOnce(other(key))), key, direction,
                Optional.empty());
        List<String> ids = Reader.ids(pages);
        assertThat(ids).hasSize(2 * THREADS).doesNotHaveDuplicates();
        assertThat(real(ids)).containsExactlyElementsOf(
                own(key, direction).stream().map(thread -> thread.path("id").asText()).toList());
        Comparator<Long> order = Comparator.naturalOrder();
        SortKey seconds = SortKey.of(key).orElseThrow();
        assertThat(pages.stream().flatMap(page -> page.path("data").valueStream()).map(seconds::of))
                .isSortedAccordingTo(direction.equals("desc") ? order.reversed() : order);
        assertThat(pages.subList(0, pages.size() - 1))
                .allSatisfy(page -> assertThat(page.path("data")).hasSize(7))
                .allSatisfy(
                        page -> assertThat(page.path("readStates").propertyStream().map(Map.Entry::getKey))
                                .isSubsetOf(Reader.ids(page)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"updated_at", "recency_at"})
    void theWayBackFromAnyPageMissesNothing(String key) {
        List<Source> sources = List.of(real("thread/list"), atOnce(other(key)));
        List<ObjectNode> pages = walk(sources, key, "desc", Optional.empty());
        List<String> all = Reader.ids(pages);
        int first = 0;
        for (ObjectNode page : pages) {
            List<String> back = Reader.ids(
                    walk(sources, key, "asc", Optional.of(page.path("backwardsCursor").textValue())));
            assertThat(back).doesNotHaveDuplicates()
                    .containsSubsequence(all.subList(0, first + 1).reversed());
            first += page.path("data").size();
        }
    }

    @Test
    void threadsTouchedBetweenPagesMoveNoOther() {
        List<Source> sources = List.of(real("thread/list"), atOnce(other("updated_at")));
        List<String> own = own("updated_at", "desc").stream().map(thread -> thread.path("id").asText())
                .toList();
        ObjectNode page = page(sources, Reader.params("desc", 7));
        List<String> ids = new ArrayList<>(Reader.ids(page));
        Set<String> untouched = new HashSet<>(own);
        for (int at = 1; page.path("nextCursor").isTextual(); at++) {
            if (at % 4 == 0) {
                untouched.remove(own.get(at));
                say(own.get(at));
            }
            page = page(sources, Reader.params("desc", 7).set("cursor", page.path("nextCursor")));
            ids.addAll(Reader.ids(page));
        }
        assertThat(ids).doesNotHaveDuplicates().containsAll(untouched);
    }

    @Test
    void aSearchIsPagedAsWell() {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ObjectNode params = Reader.params("desc", 7).put("searchTerm", "needle");
            cursor.ifPresent(where -> params.put("cursor", where));
            List<Gathered> told = new ArrayList<>();
            Listing.SEARCH.gather(List.of(real("thread/search")), params, told::add);
            assertThat(told).singleElement().isInstanceOfSatisfying(Gathered.Page.class, page -> page.result()
                    .path("data").forEach(each -> ids.add(each.at("/thread/id").asText())));
            cursor = told.getFirst() instanceof Gathered.Page page
                    ? Optional.ofNullable(page.result().path("nextCursor").textValue())
                    : Optional.empty();
        } while (cursor.isPresent() && ids.size() < 100);
        assertThat(ids).hasSize(THREADS).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"model/list, zz", "model/list, 1000", "thread/loaded/list, zz", "thread/list, zz"})
    void aCursorIsRefusedInTheWordsOfCodex(String method, String cursor) {
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("cursor", cursor);
        List<Gathered> told = new ArrayList<>();
        Listing.of(method).orElseThrow().gather(List.of(real(method)), params, told::add);
        assertThat(Reader.error(told.getFirst()))
                .isEqualTo(codex.exchange(method, Map.of("cursor", cursor)).path("error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model/list", "thread/loaded/list"})
    void shortListsAreWhatCodexTells(String method) {
        for (int limit = 0; limit < 4; limit++) {
            List<Gathered> told = new ArrayList<>();
            Listing.of(method).orElseThrow().gather(List.of(real(method)),
                    JsonNodeFactory.instance.objectNode().put("limit", limit), told::add);
            assertThat(told).containsExactly(new Gathered.Page(
                    (ObjectNode) codex.request(method, Map.of("limit", limit)), Map.of()));
        }
    }
}
