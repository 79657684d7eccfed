package dev.drawbridge.core.agent.pi.story;

import static dev.drawbridge.core.agent.pi.story.Said.assistant;
import static dev.drawbridge.core.agent.pi.story.Said.call;
import static dev.drawbridge.core.agent.pi.story.Said.command;
import static dev.drawbridge.core.agent.pi.story.Said.compaction;
import static dev.drawbridge.core.agent.pi.story.Said.custom;
import static dev.drawbridge.core.agent.pi.story.Said.failure;
import static dev.drawbridge.core.agent.pi.story.Said.result;
import static dev.drawbridge.core.agent.pi.story.Said.text;
import static dev.drawbridge.core.agent.pi.story.Said.thinking;
import static dev.drawbridge.core.agent.pi.story.Said.user;
import static dev.drawbridge.core.agent.pi.story.TurnStatus.COMPLETED;
import static dev.drawbridge.core.agent.pi.story.TurnStatus.FAILED;
import static dev.drawbridge.core.agent.pi.story.TurnStatus.INTERRUPTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final long T = 1_795_000_000_000L;

    @Test
    void aQuestionAndItsAnswerAreATurn() {
        Story story = of(user(T, "hello"), assistant(T + 5, "stop", thinking("hm"), text("hi")));

        StoryTurn turn = story.turns().getFirst();
        assertThat(story.turns()).hasSize(1);
        assertThat(ids(turn)).containsExactly("u" + T, "a" + (T + 5) + "-0", "a" + (T + 5) + "-1");
        assertThat(turn.status()).isEqualTo(COMPLETED);
        assertThat(story.isOpen()).isFalse();
        UUID id = UUID.fromString(turn.id());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(T);
    }

    @Test
    void whatIsSaidWhileToolsRunBelongsToTheTurn() {
        Story story = of(user(T, "run"),
                assistant(T + 1, "toolUse", call("c", "bash", Map.of("command", "ls"))),
                result(T + 2, "c", "a\n", false), user(T + 3, "and more"),
                assistant(T + 4, "stop", text("done")));

        assertThat(story.turns()).hasSize(1);
        assertThat(ids(story.turns().getFirst())).containsExactly("u" + T, "t" + (T + 1) + "-0",
                "u" + (T + 3),
                "a" + (T + 4) + "-0");
    }

    @Test
    void aRetryBelongsToTheTurnThatFailed() {
        Story story = of(user(T, "try"), failure(T + 1, "529: busy"));
        assertThat(story.turns().getFirst().status()).isEqualTo(FAILED);
        assertThat(story.turns().getFirst().error()).contains("529: busy");

        story.add(assistant(T + 9, "stop", text("well")));
        assertThat(story.turns()).hasSize(1);
        assertThat(story.turns().getFirst().status()).isEqualTo(COMPLETED);
    }

    @Test
    void whatHasNoEndWasInterrupted() {
        assertThat(status(of(user(T, "die")))).isEqualTo(INTERRUPTED);
        assertThat(status(of(user(T, "stop"), assistant(T + 1, "aborted")))).isEqualTo(INTERRUPTED);
        assertThat(status(of(user(T, "stop"), failure(T + 1, "This operation was aborted"))))
                .isEqualTo(INTERRUPTED);
    }

    @Test
    void marksTellWhatTheFileDoesNot() {
        String first = Ids.turn(T, 0);
        List<JsonNode> said = List.of(user(T, "die"), user(T + 1, "again"),
                assistant(T + 2, "stop", text("ok")),
                user(T + 3, "late"), assistant(T + 4, "stop", text("heard")));
        Story bare = of(Set.of(), said);
        assertThat(bare.turns().stream().map(StoryTurnIds::of))
                .containsExactly(List.of("u" + T, "u" + (T + 1),
                        "a" + (T + 2) + "-0"), List.of("u" + (T + 3), "a" + (T + 4) + "-0"));

        Story marked = of(Set.of("begin:u" + (T + 1), "steer:u" + (T + 3), "failed:" + first + ":Pi ended: 9",
                "client:u" + T + ":mine:1"), said);
        assertThat(marked.turns().stream().map(StoryTurnIds::of)).containsExactly(List.of("u" + T),
                List.of("u" + (T + 1), "a" + (T + 2) + "-0", "u" + (T + 3), "a" + (T + 4) + "-0"));
        assertThat(marked.turns().getFirst().status()).isEqualTo(FAILED);
        assertThat(marked.turns().getFirst().error()).contains("Pi ended: 9");
        assertThat(marked.turns().getFirst().items().getFirst().path("clientId").asText())
                .isEqualTo("mine:1");

        marked.mark("interrupted:" + first);
        assertThat(marked.turns().getFirst().status()).isEqualTo(INTERRUPTED);
    }

    @Test
    void aCompactionBelongsToTheLastTurnUnlessAPersonAskedForIt() {
        Story story = new Story("/work", Set.of("begin:c2"));
        story.add(user(T, "hello"));
        story.compacted(compaction());
        story.add(assistant(T + 1, "stop", text("hi")));
        String expected = story.nextCompactionTurn();
        assertThat(story.nextCompaction()).isEqualTo("c2");
        story.compacted(compaction());

        assertThat(story.turns().stream().map(StoryTurnIds::of)).containsExactly(List.of("u" + T, "c1",
                "a" + (T + 1) + "-0"), List.of("c2"));
        assertThat(story.turns().getLast().id()).isEqualTo(expected);
        assertThat(status(story)).isEqualTo(COMPLETED);
    }

    @Test
    void anAttemptThatFailedKeepsItsId() {
        Story story = of(Set.of("again:c1:2", "again:b1:3"), List.of(user(T, "hello")));

        assertThat(story.nextCompaction()).isEqualTo("c1-2");
        assertThat(story.nextCommand()).isEqualTo("b1-3");
        assertThat(story.compacted(compaction())).singleElement()
                .isInstanceOfSatisfying(Change.Item.class,
                        change -> assertThat(change.item().path("id").asText())
                                .isEqualTo("c1-2"));
        assertThat(story.nextCompaction()).isEqualTo("c2");
    }

    @Test
    void aCommandOfThePersonIsATurnOfItsOwnUnlessOneIsOpen() {
        Story story = of(command(T, "ls", 0));
        String expected = story.nextCommandTurn();
        story.add(command(T + 1, "false", 1));
        story.add(user(T + 2, "go"));
        story.add(command(T + 3, "pwd", 0));
        story.add(assistant(T + 4, "stop", text("gone")));

        assertThat(story.turns().stream().map(StoryTurnIds::of)).containsExactly(List.of("b1"), List.of("b2"),
                List.of("u" + (T + 2), "b3", "a" + (T + 4) + "-0"));
        assertThat(story.turns().get(1).id()).isEqualTo(expected);
        JsonNode failed = story.turns().get(1).items().getFirst();
        assertThat(failed.path("source").asText()).isEqualTo("userShell");
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("exitCode").asInt()).isEqualTo(1);
        assertThat(failed.path("aggregatedOutput").asText()).isEqualTo("out\n");
    }

    @Test
    void whatExtensionsShowIsSaidAndWhatTheyHideIsNot() {
        Story story = of(custom(T, "secret", false), custom(T + 1, "look", true), user(T + 2, "what?"),
                assistant(T + 3, "stop", text("that")), custom(T + 4, "on", true),
                assistant(T + 5, "stop", text("on it")));

        assertThat(story.turns().stream().map(StoryTurnIds::of)).containsExactly(List.of("x1"),
                List.of("u" + (T + 2), "a" + (T + 3) + "-0"), List.of("x2", "a" + (T + 5) + "-0"));
        assertThat(story.turns().getFirst().status()).isEqualTo(COMPLETED);
    }

    @Test
    void whatComesAtOnceHasIdsOfItsOwn() {
        Story story = of(user(T, "a"), user(T, "b"), assistant(T, "stop", text("c")), user(T, "d"),
                assistant(T, "stop", text("e")));

        assertThat(story.turns().stream().map(StoryTurnIds::of)).containsExactly(
                List.of("u" + T, "u" + T + "-2", "a" + T + "-0"), List.of("u" + T + "-3", "a" + T + "-0-2"));
        assertThat(story.turns().getFirst().id()).isNotEqualTo(story.turns().getLast().id());
    }

    @Test
    void aResultGoesToTheLastCallOfItsId() {
        Story story = of(user(T, "one"),
                assistant(T + 1, "toolUse", call("c", "bash", Map.of("command", "1"))),
                user(T + 2, "two"), assistant(T + 3, "toolUse", call("c", "bash", Map.of("command", "2"))),
                result(T + 4, "c", "2\n", false));

        List<JsonNode> calls = List.copyOf(story.turns().getFirst().items());
        assertThat(calls.get(1).path("status").asText()).isEqualTo("inProgress");
        assertThat(calls.get(3).path("aggregatedOutput").asText()).isEqualTo("2\n");
        assertThat(story.turns().getFirst().shape(ItemsView.FULL).at("/items/1/status").asText())
                .isEqualTo("failed");
        assertThat(story.turns().getFirst().running(ItemsView.FULL).at("/items/1/status").asText())
                .isEqualTo("inProgress");
    }

    @Test
    void aCallThatPiDoesNotHeedIsNotShown() {
        Story story = of(user(T, "run"),
                assistant(T + 1, "aborted", call("c", "bash", Map.of("command", "ls"))));

        assertThat(ids(story.turns().getFirst())).containsExactly("u" + T);
    }

    @Test
    void aSummaryIsTheQuestionAndTheLastAnswer() {
        Story story = of(user(T, "q"), assistant(T + 1, "toolUse", text("first"),
                call("c", "read", Map.of("path", "x"))), result(T + 2, "c", "x", false),
                assistant(T + 3, "stop", text("last")));

        JsonNode turn = story.turns().getFirst().shape(ItemsView.SUMMARY);
        assertThat(turn.path("items")).extracting(item -> item.path("id").asText()).containsExactly("u" + T,
                "a" + (T + 3) + "-0");
        assertThat(turn.path("itemsView").asText()).isEqualTo("summary");
    }

    @Test
    void aBranchThatWasLeftIsToldOf() {
        Story story = of(user(T, "q"), assistant(T + 1, "stop", text("a")));
        story.read(Said.user(0, "").put("type", "branch_summary").put("summary", "elsewhere").put("timestamp",
                "2026-11-21T20:00:00.000Z"));

        assertThat(ids(story.turns().getFirst())).endsWith("s1");
    }

    private static TurnStatus status(Story story) {
        return story.last().orElseThrow().status();
    }

    private static List<String> ids(StoryTurn turn) {
        return StoryTurnIds.of(turn);
    }

    private static Story of(JsonNode... said) {
        return of(Set.of(), List.of(said));
    }

    private static Story of(Set<String> marks, List<JsonNode> said) {
        Story story = new Story("/work", marks);
        said.forEach(story::add);
        return story;
    }
}
