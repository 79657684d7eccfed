package dev.drawbridge.server.pi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five hundred threads, of a Codex and of Pi, in one list. */
@RealAgents({Partner.PI, Partner.CODEX})
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ListTest {
    private static final int THREADS = 500;
    private static final int OF_CODEX = 120;
    private static final int TO_SAY = 20;
    private static final Set<String> MINE = new HashSet<>();
    private static PiHouse house;
    private static Guest guest;

    @BeforeAll
    static void move(@TempDir Path memory) throws IOException {
        house = PiHouse.besideCodex(memory);
        house.sayWithoutBridge("SAY: the pattern of all sessions");
        copy(house.sessions().getFirst(), THREADS - OF_CODEX - 1);
        house.open();
        guest = house.enter("guest");
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < OF_CODEX; i++) {
            begun.add(guest.client().startThread());
            if (begun.size() == TO_SAY) {
                begun.forEach(thread -> guest.client().startTurn(thread, "needle TOKENS:1"));
                begun.forEach(guest::awaitEnd);
                MINE.addAll(begun);
                begun.clear();
            }
        }
        house.sessions().forEach(file -> MINE.add(idOf(file)));
        assertThat(MINE).hasSize(THREADS);
    }

    @AfterAll
    static void leave() {
        house.close();
    }

    private static String idOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.indexOf('_') + 1, name.length() - ".jsonl".length());
    }

    /** More sessions like this one, each said one second before the other, some in the same. */
    private static void copy(Path pattern, int copies) throws IOException {
        String text = Files.readString(pattern);
        String id = idOf(pattern);
        long now = System.currentTimeMillis();
        for (int i = 0; i < copies; i++) {
            String other = "%08x-0000-7000-8000-%012x".formatted(i, i);
            long at = now - 250L * i;
            String moved = text.replace(id, other)
                    .replaceAll("\"timestamp\":\\d+", "\"timestamp\":" + at)
                    .replaceAll("\"timestamp\":\"[^\"]+\"",
                            "\"timestamp\":\"" + Instant.ofEpochMilli(at) + "\"")
                    .replace("the pattern of all sessions", "needle " + (i % 10) + " of Pi");
            Files.writeString(pattern.resolveSibling(pattern.getFileName().toString().replace(id, other)),
                    moved);
        }
    }

    private static List<JsonNode> walk(Map<String, ?> params) {
        return walk(params, () -> {});
    }

    /** All pages, until there is no more. */
    private static List<JsonNode> walk(Map<String, ?> params, Runnable between) {
        List<JsonNode> threads = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Map<String, Object> asked = new HashMap<>(params);
            cursor.ifPresent(place -> asked.put("cursor", place));
            JsonNode page = guest.client().request("thread/list", asked);
            page.path("data").forEach(threads::add);
            cursor = Optional.ofNullable(page.path("nextCursor").textValue());
            between.run();
        } while (cursor.isPresent() && threads.size() <= 2 * THREADS);
        return threads;
    }

    private static List<String> ids(List<JsonNode> threads) {
        return threads.stream().map(thread -> thread.path("id").asText()).toList();
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource({"created_at, desc, 7", "created_at, asc, 100", "updated_at, desc, 25", "updated_at, asc, 13",
        "updated_at, desc, 100", "recency_at, asc, 100", "recency_at, desc, 33"})
    void everyThreadIsThereOnceAndInOrder(String key, String direction, int limit) {
        List<JsonNode> threads = walk(Map.of("sortKey", key, "sortDirection", direction, "limit", limit));
        assertThat(ids(threads)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(MINE);
        String member = Map
                .of("created_at", "createdAt", "updated_at", "updatedAt", "recency_at", "recencyAt")
                .get(key);
        Comparator<Long> order = Comparator.naturalOrder();
        assertThat(threads.stream().map(thread -> thread.path(member).asLong()))
                .isSortedAccordingTo(direction.equals("desc") ? order.reversed() : order);
        assertThat(threads.stream().map(thread -> thread.path("modelProvider").asText()).distinct())
                .contains("pi").hasSize(2);
    }

    @Order(2)
    @Test
    void aSearchFindsItsThreadsOnce() {
        assertThat(ids(walk(Map.of("searchTerm", "needle 3 of Pi", "limit", 9)))).hasSize(38)
                .doesNotHaveDuplicates();
        assertThat(ids(walk(Map.of("modelProviders", List.of("pi"), "limit", 50))))
                .hasSize(THREADS - OF_CODEX);
    }

    @Order(3)
    @Test
    void whatIsTouchedBetweenPagesMovesNoOther() throws IOException {
        List<Path> files = house.sessions();
        List<String> untouched = new ArrayList<>(MINE);
        int[] pages = {0};
        List<JsonNode> threads = walk(Map.of("sortKey", "updated_at", "limit", 25), () -> {
            pages[0]++;
            if (pages[0] % 4 == 0) {
                Path file = files.get(pages[0] * 7);
                touch(file);
                untouched.remove(idOf(file));
            }
            if (pages[0] % 7 == 0) {
                String thread = MINE.stream()
                        .filter(id -> files.stream().noneMatch(file -> idOf(file).equals(id)))
                        .skip(pages[0]).findFirst().orElseThrow();
                guest.resume(thread);
                guest.turn(thread, "needle TOKENS:1");
                untouched.remove(thread);
            }
        });
        assertThat(pages[0]).isGreaterThan(15);
        assertThat(ids(threads)).doesNotHaveDuplicates().containsAll(untouched);
    }

    /** Says something more in it. */
    private static void touch(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            String user = lines.filter(line -> line.contains("\"role\":\"user\"")).findFirst().orElseThrow();
            long now = System.currentTimeMillis();
            Files.writeString(file, Files.readString(file) + user
                    .replaceAll("\"timestamp\":\\d+", "\"timestamp\":" + now)
                    .replaceAll("\"id\":\"[^\"]+\"", "\"id\":\"" + Long.toHexString(now).substring(3) + "\"")
                    + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Order(4)
    @Test
    void whatIsPutAwayIsListedByItself() {
        List<String> away = new ArrayList<>();
        List<String> all = new ArrayList<>(MINE);
        for (int i = 0; i < all.size(); i += 25) {
            guest.client().request("thread/archive", Map.of("threadId", all.get(i)));
            away.add(all.get(i));
        }
        all.removeAll(away);
        assertThat(ids(walk(Map.of("archived", true, "limit", 6)))).containsExactlyInAnyOrderElementsOf(away);
        assertThat(ids(walk(Map.of("limit", 100)))).containsExactlyInAnyOrderElementsOf(all);
        away.forEach(thread -> guest.client().request("thread/unarchive", Map.of("threadId", thread)));
        assertThat(ids(walk(Map.of("limit", 100)))).containsExactlyInAnyOrderElementsOf(MINE);
    }
}
