package dev.drawbridge.core.agent.pi.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.partners.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ListingTest {
    private static final long T = 1_795_000_000_000L;

    @Test
    void aPageHasTwentyFiveUnlessOtherwiseWantedAndAHundredAtMost() throws Refusal {
        List<SessionFile> all = IntStream.range(0, 120).mapToObj(i -> file("s" + i, T + i)).toList();

        assertThat(page(all, Map.of()).found()).hasSize(25);
        assertThat(page(all, Map.of("limit", 0)).found()).hasSize(1);
        assertThat(page(all, Map.of("limit", 1000)).found()).hasSize(100);
        assertThat(page(all, Map.of("limit", 100, "cursor", page(all, Map.of("limit", 100)).nextCursor())))
                .extracting(rest -> rest.found().size(), Listing::nextCursor).containsExactly(20, "");
        assertThat(page(List.of(), Map.of())).isEqualTo(new Listing(List.of(), "", ""));
    }

    @Test
    void theBackwardsCursorBeginsWithTheFirstOfThePage() throws Refusal {
        List<SessionFile> all = IntStream.range(0, 10).mapToObj(i -> file("s" + i, T + i)).toList();
        Listing second = page(all, Map.of("limit", 3, "cursor", page(all, Map.of("limit", 3)).nextCursor()));

        Listing back = page(all,
                Map.of("limit", 3, "cursor", second.backwardsCursor(), "sortDirection", "asc"));
        assertThat(second.found().getFirst().id()).isEqualTo("s6");
        assertThat(back.found()).extracting(SessionFile::id).containsExactly("s6", "s7", "s8");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsSkippedOrRepeatedWhileSessionsComeAndGoAndMove(long seed) throws Refusal {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            String direction = random.nextBoolean() ? "asc" : "desc";
            int limit = 1 + random.nextInt(7);
            Map<String, SessionFile> all = new TreeMap<>();
            IntStream.range(0, random.nextInt(40))
                    .forEach(i -> all.put("s" + i, file("s" + i, T + random.nextInt(9))));
            Set<String> untouched = new HashSet<>(all.keySet());
            List<String> seen = new ArrayList<>();
            Set<String> touched = new HashSet<>();
            String cursor = "";
            do {
                Map<String, Object> params = new HashMap<>(
                        Map.of("sortDirection", direction, "limit", limit));
                if (!cursor.isEmpty()) {
                    params.put("cursor", cursor);
                }
                Listing page = page(List.copyOf(all.values()), params);
                page.found().forEach(file -> seen.add(file.id()));
                cursor = page.nextCursor();
                disturb(all, touched, random, round);
            } while (!cursor.isEmpty());
            untouched.removeAll(touched);
            assertThat(seen).containsAll(untouched);
            List<String> steady = seen.stream().filter(id -> !touched.contains(id)).toList();
            assertThat(steady).doesNotHaveDuplicates();
        }
    }

    /** Adds one, takes one away, or has one said something. */
    private static void disturb(Map<String, SessionFile> all, Set<String> touched, Random random, int round) {
        String id = "s" + random.nextInt(60);
        touched.add(id);
        if (random.nextInt(3) == 0) {
            all.remove(id);
        } else {
            all.put(id, file(id, T + round + random.nextInt(20)));
        }
    }

    private static SessionFile file(String id, long at) {
        return new SessionFile(id, Path.of("/" + id), "/work", at, at, at, true, "", "said", "", "", "");
    }

    private static Listing page(List<SessionFile> all, Map<String, ?> params) throws Refusal {
        return ListQuery.of(Json.object(new HashMap<>(params))).page(all, _ -> false, _ -> true);
    }
}
