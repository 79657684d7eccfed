package dev.drawbridge.core.agent.pi.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of any story, whatever is said in it. */
class FoldingTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatChangedIsWhatIsThere(int seed) {
        Told told = told(seed);
        Story whole = new Story("/work", told.marks());
        told.messages().forEach(whole::add);

        Story live = new Story("/work", told.marks());
        List<String> turns = new ArrayList<>();
        Map<String, ObjectNode> items = new LinkedHashMap<>();
        for (JsonNode message : told.messages()) {
            for (Change change : live.add(message)) {
                switch (change) {
                    case Change.Began(StoryTurn turn) -> turns.add(turn.id());
                    case Change.Item(StoryTurn turn, ObjectNode item) -> items
                            .put(turn.id() + " " + item.path("id").asText(), item);
                }
            }
        }
        assertThat(turns).isEqualTo(whole.turns().stream().map(StoryTurn::id).toList());
        List<ObjectNode> inOrder = whole.turns().stream().flatMap(turn -> turn.items().stream()).toList();
        assertThat(items.values()).containsExactlyInAnyOrderElementsOf(inOrder);
        assertThat(shapes(live)).isEqualTo(shapes(whole));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noIdIsGivenTwice(int seed) {
        Told told = told(seed);
        Story story = new Story("/work", told.marks());
        told.messages().forEach(story::add);

        assertThat(story.turns()).extracting(StoryTurn::id).doesNotHaveDuplicates();
        assertThat(story.turns().stream().flatMap(turn -> StoryTurnIds.of(turn).stream()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsPastStaysWhateverFollows(int seed) {
        Told told = told(seed);
        Story whole = new Story("/work", told.marks());
        told.messages().forEach(whole::add);
        Story half = new Story("/work", told.marks());
        told.messages().subList(0, told.messages().size() / 2).forEach(half::add);

        List<String> turns = half.turns().stream().map(StoryTurn::id).toList();
        assertThat(whole.turns().stream().map(StoryTurn::id).toList().subList(0, turns.size()))
                .isEqualTo(turns);
        for (int i = 0; i < turns.size() - 1; i++) {
            assertThat(whole.turns().get(i).shape(ItemsView.FULL))
                    .isEqualTo(half.turns().get(i).shape(ItemsView.FULL));
        }
    }

    private static List<ObjectNode> shapes(Story story) {
        return story.turns().stream().map(turn -> turn.shape(ItemsView.FULL)).toList();
    }

    /** What was said, and what is known of it. */
    private record Told(List<ObjectNode> messages, Set<String> marks) {}

    private static Told told(int seed) {
        Random random = new Random(seed);
        List<ObjectNode> messages = new ArrayList<>();
        Set<String> marks = new HashSet<>();
        long time = 1000;
        for (int i = 0; i < 40; i++) {
            time += random.nextInt(3);
            messages.add(message(random, time));
            if (random.nextInt(8) == 0) {
                marks.add((random.nextBoolean() ? "begin:u" : "steer:u") + time);
            }
            if (random.nextInt(20) == 0) {
                marks.add("begin:c" + (1 + random.nextInt(3)));
            }
        }
        return new Told(messages, marks);
    }

    private static ObjectNode message(Random random, long time) {
        String id = "call" + random.nextInt(2);
        return switch (random.nextInt(9)) {
            case 0, 1 -> Said.user(time, "q");
            case 2 -> Said.assistant(time, "stop", Said.thinking(""), Said.text("a"));
            case 3, 4 ->
                Said.assistant(time, "toolUse", Said.text("b"), Said.call(id, "bash", Map.of("command", "x")),
                        Said.call(id, "read", Map.of()));
            case 5 -> Said.result(time, id, "out", random.nextBoolean());
            case 6 -> random.nextBoolean() ? Said.failure(time, "bad") : Said.assistant(time, "aborted");
            case 7 -> random.nextBoolean() ? Said.command(time, "ls", 0) : Said.custom(time, "x", true);
            default ->
                ((ObjectNode) Said.compaction()).put("role", "compactionSummary").put("timestamp", time);
        };
    }
}
