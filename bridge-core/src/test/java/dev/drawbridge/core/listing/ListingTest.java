package dev.drawbridge.core.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ListingTest {
    /** One agent with threads c0, c1…, another with p0, p1…, in turn, the newest last. */
    private static Reader two(int threads) {
        Reader reader = new Reader(1);
        FakeSource codex = reader.agent("codex");
        FakeSource pi = reader.agent("pi");
        IntStream.range(0, threads).forEach(i -> {
            codex.put("c" + i, 2_000L * i);
            pi.put("p" + i, 2_000L * i + 1_000);
        });
        return reader;
    }

    private static Gathered.Page page(Gathered answer) {
        return switch (answer) {
            case Gathered.Page page -> page;
            case Gathered.Refused refused -> throw new AssertionError(refused.error().toString());
        };
    }

    private static String cursor(Reader reader, String direction) {
        return reader.page(Reader.params(direction, 3)).path("nextCursor").textValue();
    }

    @Test
    void fiveHundredThreadsOfTwoAgentsComeOnTwentyPages() {
        Reader reader = two(250);
        List<ObjectNode> pages = reader.walk(params -> params, Optional.empty(), () -> {});
        List<String> newestFirst = IntStream.range(0, 250).mapToObj(i -> 249 - i)
                .<String>mapMulti((i, ids) -> {
                    ids.accept("p" + i);
                    ids.accept("c" + i);
                }).toList();
        assertThat(pages).hasSize(20);
        assertThat(Reader.ids(pages)).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void aLaterPageCostsAnAgentTwoAsks() {
        Reader reader = two(50);
        String cursor = cursor(reader, "desc");
        int before = reader.agents().getFirst().asks();
        reader.page(Reader.params("desc", 10).put("cursor", cursor));
        assertThat(reader.agents().getFirst().asks() - before).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 7", "100, 100", "1000, 100", "4294967295, 100"})
    void aPageHasAsManyAsCodexWouldGive(long limit, int given) {
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("limit", limit);
        assertThat(two(100).page(params).path("data")).hasSize(given);
    }

    @Test
    void whatWasToldIsNotToldAgainBehindWhatCameInTheSameSecond() {
        Reader reader = new Reader(1);
        FakeSource codex = reader.agent("codex");
        List.of("d", "c", "b", "a").forEach(id -> codex.put(id, 600 + codex.threads(true).size() * 100L));
        reader.agent("pi").put("p", 1_000);
        ObjectNode page = reader.page(Reader.params("desc", 3));
        assertThat(Reader.ids(page)).containsExactly("p", "a", "b");
        codex.put("y", 980);
        codex.put("z", 990);
        List<String> rest = new ArrayList<>();
        for (int limit : new int[]{1, 10}) {
            page = reader.page(Reader.params("desc", limit).set("cursor", page.path("nextCursor")));
            rest.addAll(Reader.ids(page));
        }
        assertThat(rest).containsExactly("z", "y", "c", "d");
    }

    @Test
    void anAgentThatHasComeToItsEndIsOnTheWayBack() {
        Reader reader = new Reader(1);
        FakeSource codex = reader.agent("codex");
        codex.put("newest", 10_000);
        codex.put("oldest", 1_000);
        FakeSource pi = reader.agent("pi");
        IntStream.range(0, 5).forEach(i -> pi.put("p" + i, 2_000L + 1_000L * i));
        ObjectNode page = reader.page(Reader.params("desc", 2));
        codex.remove("oldest");
        page = reader.page(Reader.params("desc", 2).set("cursor", page.path("nextCursor")));
        assertThat(Reader.ids(page)).containsExactly("p3", "p2");
        page = reader.page(Reader.params("asc", 9).set("cursor", page.path("backwardsCursor")));
        assertThat(Reader.ids(page)).containsExactly("p3", "p4", "newest");
    }

    @Test
    void readStatesAreThoseOfTheThreadsOnThePage() {
        ObjectNode page = two(50).page(Reader.params("desc", 4));
        assertThat(page.path("readStates").propertyStream().map(Map.Entry::getKey)).containsExactlyInAnyOrder(
                "p49", "c49", "p48", "c48");
    }

    @Test
    void whatOneAgentCannotTellTheOtherStillDoes() {
        Reader reader = two(5);
        reader.agents().getFirst().failsAt(ask -> true);
        Gathered.Page page = page(reader.ask(Listing.THREADS, Reader.params("desc", 10)));
        assertThat(Reader.ids(page.result())).containsExactly("p4", "p3", "p2", "p1", "p0");
        assertThat(page.missing()).containsOnlyKeys("codex").hasEntrySatisfying("codex",
                error -> assertThat(error.path("message").asText()).isEqualTo("codex is away"));
        assertThat(page.result().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void theFirstRefusalIsToldIfNobodyAnswers() {
        Reader reader = two(5);
        reader.agents().forEach(agent -> agent.failsAt(ask -> true));
        for (Listing listing : Listing.values()) {
            Gathered answer = reader.ask(listing, JsonNodeFactory.instance.objectNode());
            assertThat(Reader.error(answer).path("message").asText()).isEqualTo("codex is away");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "", "2026-11-21T20:22:01Z|01a1ffc5-e434-7be2-a65a-07262016979d", "e30",
        "AAAAAHt9"})
    void aForeignCursorIsRefused(String cursor) {
        Gathered answer = two(5).ask(Listing.THREADS, Reader.params("desc", 3).put("cursor", cursor));
        assertThat(Reader.error(answer))
                .isEqualTo(JsonNodeFactory.instance.objectNode().put("code", -32600).put("message",
                        "invalid cursor: " + cursor));
    }

    @Test
    void aDamagedCursorIsRefused() {
        Reader reader = two(20);
        String cursor = cursor(reader, "desc");
        for (int at = 0; at < cursor.length() - 1; at++) {
            char other = cursor.charAt(at) == 'A' ? 'B' : 'A';
            String damaged = cursor.substring(0, at) + other + cursor.substring(at + 1);
            Gathered answer = reader.ask(Listing.THREADS, Reader.params("desc", 3).put("cursor", damaged));
            assertThat(Reader.error(answer).path("message").asText()).isEqualTo("invalid cursor: " + damaged);
        }
    }

    @Test
    void aCursorBelongsToItsListAndOrder() {
        Reader reader = two(20);
        ObjectNode asked = Reader.params("desc", 3).put("cursor", cursor(reader, "desc"));
        String refusal = "invalid cursor: " + asked.path("cursor").textValue();
        List<Gathered> answers = List.of(
                reader.ask(Listing.THREADS, asked.deepCopy().put("sortDirection", "asc")),
                reader.ask(Listing.THREADS, asked.deepCopy().put("sortKey", "created_at")),
                reader.ask(Listing.SEARCH, asked));
        assertThat(answers).allSatisfy(
                answer -> assertThat(Reader.error(answer).path("message").asText()).isEqualTo(refusal));
        assertThat(page(reader.ask(Listing.THREADS, asked)).result().path("data")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"limit\":-1}", "{\"limit\":\"5\"}", "{\"limit\":1.5}",
        "{\"limit\":4294967296}",
        "{\"cursor\":5}", "{\"sortKey\":\"zz\"}", "{\"sortDirection\":1}"})
    void whatNobodyUnderstandsTheFirstAgentRefuses(String params) throws Exception {
        List<JsonNode> asked = new ArrayList<>();
        Source first = new PlainSource("codex", question -> {
            asked.add(question);
            return FakeSource.refusal("Invalid request");
        });
        Source second = new PlainSource("pi", question -> {
            throw new AssertionError("asked");
        });
        List<Gathered> told = new ArrayList<>();
        ObjectNode question = new ObjectMapper().readValue(params,
                ObjectNode.class);
        Listing.THREADS.gather(List.of(first, second), question, told::add);
        assertThat(asked).containsExactly(question);
        assertThat(Reader.error(told.getFirst()).path("message").asText()).isEqualTo("Invalid request");
    }

    @Test
    void filtersGoToEveryAgent() {
        List<JsonNode> asked = new ArrayList<>();
        List<Source> sources = Stream.of("codex", "pi")
                .<Source>map(name -> new PlainSource(name, question -> {
                    asked.add(question);
                    return new Answer.Page(JsonNodeFactory.instance.objectNode());
                })).toList();
        ObjectNode params = Reader.params("desc", 3).put("archived", true).put("cwd", "/home");
        Listing.THREADS.gather(sources, params, answer -> {});
        assertThat(asked).containsExactly(params, params);
    }

    @Test
    void anAgentThatKnowsNoLimitIsReadAllTheSame() {
        Reader reader = two(20);
        Source careless = new PlainSource("careless", question -> {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            for (int i = 9; i >= 0; i--) {
                all.withArray("data").addObject().put("id", "n" + i).put("updatedAt", 4 * i);
            }
            return new Answer.Page(all.putNull("nextCursor").putNull("backwardsCursor"));
        });
        List<Source> sources = List.of(careless, reader.agents().getFirst(), reader.agents().getLast());
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ObjectNode params = Reader.params("desc", 3);
            cursor.ifPresent(where -> params.put("cursor", where));
            ObjectNode page = page(reader.ask(Listing.THREADS, sources, params)).result();
            ids.addAll(Reader.ids(page));
            cursor = Optional.ofNullable(page.path("nextCursor").textValue());
        } while (cursor.isPresent() && ids.size() < 100);
        assertThat(ids).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void anAgentWhoseListNeverEndsIsLeftOut() {
        Reader reader = two(2);
        Source endless = new PlainSource("endless", question -> new Answer.Page(
                JsonNodeFactory.instance.objectNode().put("nextCursor", "1|x")));
        List<Source> sources = List.of(endless, reader.agents().getFirst());
        Gathered.Page page = page(reader.ask(Listing.THREADS, sources, Reader.params("desc", 3)));
        assertThat(Reader.ids(page.result())).containsExactly("c1", "c0");
        assertThat(page.missing()).containsOnlyKeys("endless");
    }

    @Test
    void sectionsOfAgentsFollowEachOther() {
        Reader reader = two(10);
        List<ObjectNode> pages = reader.walk(
                params -> params.setAll(Reader.params("desc", 3).put("sortKey", "section_position")),
                Optional.empty(), () -> {});
        List<String> ids = Reader.ids(pages);
        assertThat(ids).hasSize(20).doesNotHaveDuplicates();
        assertThat(ids.subList(0, 10)).allMatch(id -> id.startsWith("c"));
    }

    @Test
    void searchSortsByTheThreadThatWasFound() {
        List<Source> sources = List.of(found("codex", 5, 1), found("pi", 9, 3));
        List<Gathered> told = new ArrayList<>();
        Listing.SEARCH.gather(sources, Reader.params("desc", 3).put("searchTerm", "x"), told::add);
        assertThat(page(told.getFirst()).result().path("data").valueStream()
                .map(each -> each.at("/thread/id").asText() + each.path("snippet").asText()))
                .containsExactly("9x", "5x", "3x");
    }

    private static Source found(String name, int... times) {
        return new PlainSource(name, question -> {
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            for (int time : times) {
                page.withArray("data").addObject().put("snippet", "x").putObject("thread")
                        .put("id", Integer.toString(time)).put("updatedAt", time);
            }
            return new Answer.Page(page);
        });
    }
}
