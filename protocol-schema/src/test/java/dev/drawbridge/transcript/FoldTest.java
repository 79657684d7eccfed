package dev.drawbridge.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FoldTest {
    private static final String THREAD = "thread";

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    static Stream<RecordedThread> recorded() {
        return RecordedThread.all().stream();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingInAGeneratedThreadIsASurprise(long seed) {
        Following following = new Following();
        GeneratedThread.of(THREAD, seed, 4).forEach(following::take);
        assertThat(following.surprises()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void nothingInARecordedThreadIsASurprise(RecordedThread thread) {
        Following following = new Following();
        thread.lines().forEach(following::take);
        assertThat(following.surprises()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSnapshotAndWhatIsOpenAndTheRestAreTheWhole(long seed) {
        joinEverywhere(THREAD, GeneratedThread.of(THREAD, seed, 2), new SplittableRandom(seed), 8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void aRecordedThreadIsJoinedLikeAGeneratedOne(RecordedThread thread) {
        joinEverywhere(thread.id(), thread.lines(), new SplittableRandom(1), 20);
    }

    @Test
    void aLostDeltaMakesADifference() {
        assertThat(whole(GeneratedThread.of(THREAD, 1, 1))).isNotEqualTo(whole(
                GeneratedThread.of(THREAD, 1, 1).stream().filter(line -> !line.contains("/completed"))
                        .toList()));
    }

    private static void joinEverywhere(String thread, List<String> lines, SplittableRandom random,
            int joins) {
        List<String> whole = whole(lines);
        for (int join = 0; join < joins; join++) {
            int at = random.nextInt(lines.size() + 1);
            AgentMemory memory = new AgentMemory(thread);
            lines.subList(0, at).forEach(memory::said);
            Following late = new Following();
            late.take("{\"id\":1,\"result\":" + memory.snapshot() + "}");
            for (String question : memory.questions()) {
                late.take(question);
            }
            openAt(lines.subList(0, at)).forEach(late::take);
            lines.subList(at, lines.size()).forEach(late::take);
            assertThat(late.thread(thread).transcript()).as("join at %s of %s", at, lines.size())
                    .isEqualTo(whole);
            assertThat(late.surprises()).as("join at %s", at).isEmpty();
        }
    }

    private static List<String> whole(List<String> lines) {
        Following all = new Following();
        lines.forEach(all::take);
        return all.thread(Json.parse(lines.getFirst()).at("/params/threadId").asText()).transcript();
    }

    /** The lines of what has begun and is not complete. */
    private static List<String> openAt(List<String> lines) {
        List<String> open = new ArrayList<>();
        for (String line : lines) {
            JsonNode message = Json.parse(line);
            JsonNode params = message.path("params");
            String item = params.path("itemId").asText(params.at("/item/id").asText());
            if (line.contains("item/completed")) {
                open.removeIf(each -> each.contains('"' + item + '"'));
            } else if (!item.isEmpty() && !message.has("id")) {
                open.add(line);
            }
        }
        return open;
    }
}
