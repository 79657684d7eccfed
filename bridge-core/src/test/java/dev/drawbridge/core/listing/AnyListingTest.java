package dev.drawbridge.core.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any agents with any threads, paged through in any way. */
@Timeout(60)
class AnyListingTest {
    private static final int ROUNDS = 60;

    private static Reader any(long seed) {
        Reader reader = new Reader(seed);
        Random random = reader.random();
        int agents = 1 + random.nextInt(4);
        long spread = 1 + random.nextLong(200_000);
        for (int agent = 0; agent < agents; agent++) {
            FakeSource source = reader.agent("agent" + agent);
            int threads = random.nextInt(5) == 0 ? 0 : random.nextInt(150);
            for (int thread = 0; thread < threads; thread++) {
                source.put(id(random), random.nextLong(spread));
            }
        }
        return reader;
    }

    private static String id(Random random) {
        return Long.toHexString(random.nextLong());
    }

    private static UnaryOperator<ObjectNode> pages(String direction, Random random) {
        int most = 1 + random.nextInt(40);
        return params -> params.setAll(Reader.params(direction, 1 + random.nextInt(most)));
    }

    /** Every agent's threads in its own order; between agents by seconds, then by the agents' order. */
    private static List<FakeSource.Kept> inOrder(Reader reader, boolean descending) {
        List<FakeSource.Kept> all = new ArrayList<>();
        reader.agents().forEach(agent -> all.addAll(agent.threads(/* descending= */ true)));
        all.sort(Comparator.comparingLong(FakeSource.Kept::second).reversed());
        if (!descending) {
            Collections.reverse(all);
        }
        return all;
    }

    private static List<String> expected(Reader reader, boolean descending) {
        return inOrder(reader, descending).stream().map(FakeSource.Kept::id).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyThreadComesOnceAndInOrder(long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            Reader reader = any(seed * 1_000 + round);
            for (String direction : List.of("desc", "asc")) {
                List<ObjectNode> pages = reader.walk(pages(direction, reader.random()), Optional.empty(),
                        () -> {});
                assertThat(Reader.ids(pages))
                        .containsExactlyElementsOf(expected(reader, direction.equals("desc")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyPageIsFullButTheLast(long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            Reader reader = any(seed * 1_000 + round);
            int limit = 1 + reader.random().nextInt(30);
            List<ObjectNode> pages = reader.walk(params -> params.setAll(Reader.params("desc", limit)),
                    Optional.empty(), () -> {});
            assertThat(pages.subList(0, pages.size() - 1))
                    .allSatisfy(page -> assertThat(page.path("data")).hasSize(limit));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theWayBackBeginsWithTheFirstOfThePageAndMissesNothing(long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            Reader reader = any(seed * 1_000 + round);
            boolean descending = reader.random().nextBoolean();
            String there = descending ? "desc" : "asc";
            String back = descending ? "asc" : "desc";
            List<FakeSource.Kept> order = inOrder(reader, descending);
            int at = 0;
            for (ObjectNode page : reader.walk(pages(there, reader.random()), Optional.empty(), () -> {})) {
                int first = at;
                at += page.path("data").size();
                if (first == at || reader.random().nextInt(4) > 0) {
                    continue;
                }
                List<ObjectNode> pages = reader.walk(pages(back, reader.random()),
                        Optional.of(page.path("backwardsCursor").textValue()), () -> {});
                List<String> way = order.subList(0, first + 1).reversed().stream().map(FakeSource.Kept::id)
                        .toList();
                assertThat(Reader.ids(pages)).doesNotHaveDuplicates().containsSubsequence(way);
                Set<String> sameSecond = new HashSet<>();
                order.stream().filter(each -> each.second() == order.get(first).second())
                        .forEach(each -> sameSecond.add(each.id()));
                assertThat(Reader.ids(pages)).allMatch(id -> way.contains(id) || sameSecond.contains(id));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatComesGoesOrIsTouchedMovesNothingElse(long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            Reader reader = any(seed * 1_000 + round);
            Random random = reader.random();
            String direction = random.nextInt(3) > 0 ? "desc" : "asc";
            Set<String> untouched = new HashSet<>(expected(reader, true));
            long[] now = {inOrder(reader, true).stream().mapToLong(FakeSource.Kept::millis).max().orElse(0)};
            List<ObjectNode> pages = reader.walk(pages(direction, random), Optional.empty(), () -> {
                for (int change = random.nextInt(4); change > 0; change--) {
                    now[0] += random.nextInt(700);
                    change(reader, now[0], untouched);
                }
            });
            List<String> ids = Reader.ids(pages);
            assertThat(ids).containsAll(untouched);
            assertThat(ids.stream().filter(untouched::contains)).doesNotHaveDuplicates();
            if (direction.equals("desc")) {
                assertThat(ids).doesNotHaveDuplicates();
            }
            Comparator<Long> order = Comparator.naturalOrder();
            assertThat(Reader.seconds(pages))
                    .isSortedAccordingTo(direction.equals("desc") ? order.reversed() : order);
            assertThat(pages.size()).isLessThan(2_000);
        }
    }

    private static void change(Reader reader, long now, Set<String> untouched) {
        Random random = reader.random();
        FakeSource agent = reader.agents().get(random.nextInt(reader.agents().size()));
        List<FakeSource.Kept> threads = agent.threads(/* descending= */ true);
        if (threads.isEmpty() || random.nextInt(3) == 0) {
            // nobody pages to the end of what grows faster than that
            if (random.nextInt(3) == 0) {
                agent.put(id(random), now);
            }
            return;
        }
        String id = threads.get(random.nextInt(threads.size())).id();
        untouched.remove(id);
        if (random.nextBoolean()) {
            agent.put(id, now);
        } else {
            agent.remove(id);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anAgentThatFailsNowAndThenLosesAndRepeatsNothing(long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            Reader reader = any(seed * 1_000 + round);
            reader.agent("steady");
            FakeSource failing = reader.agents().getFirst();
            IntStream.range(0, 60).forEach(thread -> reader.agents().getLast().put("steady" + thread,
                    -1_000_000L - thread));
            Random random = reader.random();
            failing.failsAt(ask -> ask <= 12 && random.nextInt(3) > 0);
            // the steady one's threads are the last, so there is always a page on which the other is asked again
            List<ObjectNode> pages = reader.walk(params -> params.setAll(Reader.params("desc", 3)),
                    Optional.empty(), () -> {});
            assertThat(Reader.ids(pages)).containsExactlyInAnyOrderElementsOf(expected(reader, true));
        }
    }
}
