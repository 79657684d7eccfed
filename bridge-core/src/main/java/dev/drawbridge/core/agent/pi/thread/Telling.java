package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.Change;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.pi.story.StoryTurn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What Pi's messages are told as: each makes the story grow, and what came of that is told. */
final class Telling {
    private final Turns turns;
    private final Streams streams = new Streams();
    private final ToolCalls tools;
    private final Usage usage;
    private final Consumer<String> marks;
    private Story story;
    private boolean loaded;

    /** @param marks keeps what a file cannot tell */
    Telling(String cwd, Turns turns, ToolCalls tools, Usage usage, Consumer<String> marks) {
        this.turns = turns;
        this.tools = tools;
        this.usage = usage;
        this.marks = marks;
        this.story = new Story(cwd, Set.of());
    }

    Story story() {
        return story;
    }

    boolean isLoaded() {
        return loaded;
    }

    /** Goes on with what a file says, unless that is nothing and something is known. */
    void goOnWith(Story read) {
        if (!loaded || !read.turns().isEmpty()) {
            story = read;
        }
        loaded = true;
    }

    void mark(String mark) {
        story.mark(mark);
        marks.accept(mark);
    }

    /**
     * Tells of what a person or an extension has said.
     *
     * @param begun is given the turn that it begins, if it does, before that is told
     */
    void said(JsonNode message, Optional<String> clientId, Consumer<LiveTurn> begun) {
        if (message.path("role").asText().equals("user")) {
            String item = story.nextUser(message.path("timestamp").asLong());
            boolean running = turns.run().isPresent();
            if (running && !story.isOpen()) {
                mark("steer:" + item);
            } else if (!running && story.isOpen()) {
                mark("begin:" + item);
            }
            clientId.ifPresent(client -> mark("client:" + item + ":" + client));
        }
        tell(story.add(message), begun);
    }

    void answerBegins(JsonNode message) {
        streams.begin(message.path("timestamp").asLong(), answersBefore(message));
        run();
    }

    private int answersBefore(JsonNode message) {
        return story.answersAt(message.path("timestamp").asLong());
    }

    /** The turn in which the model works; when that works unasked, the last goes on. */
    private Optional<LiveTurn> run() {
        if (turns.run().isEmpty()) {
            story.last().ifPresent(last -> turns.begin(live(last)));
        }
        return turns.run();
    }

    void text(int contentIndex, String delta) {
        turns.run().ifPresent(turn -> streams.text(turn, contentIndex, delta));
    }

    void thinking(int contentIndex, String delta) {
        turns.run().ifPresent(turn -> streams.thinking(turn, contentIndex, delta));
    }

    void answered(JsonNode message) {
        int again = answersBefore(message);
        List<Change> changes = story.add(message, turns.now());
        Map<String, ObjectNode> calls = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.Item it
                    && it.item().path("status").asText().equals("inProgress")) {
                calls.put(it.item().path("id").asText(), it.item());
            }
        }
        tools.called(message, again, calls);
        tell(changes.stream().filter(change -> !(change instanceof Change.Item it
                && calls.containsKey(it.item().path("id").asText()))).toList(), begun -> {});
        streams.end();
        turns.last().ifPresent(turn -> usage.answered(turn.id(), message));
    }

    void toolAnswered(JsonNode message) {
        tell(story.add(message), begun -> {});
    }

    /** Tells of changes of the story. */
    void tell(List<Change> changes, Consumer<LiveTurn> begun) {
        for (Change change : changes) {
            switch (change) {
                case Change.Began began -> {
                    if (!isRunning(began.turn())) {
                        LiveTurn turn = live(began.turn());
                        begun.accept(turn);
                        turns.begin(turn);
                    }
                }
                case Change.Item item -> place(item.turn()).completed(item.item());
            }
        }
    }

    private boolean isRunning(StoryTurn turn) {
        return turns.running().filter(it -> it.id().equals(turn.id())).isPresent();
    }

    /** Where the items of a turn are told, even if that has ended. */
    LiveTurn place(StoryTurn turn) {
        return turns.last().filter(it -> it.id().equals(turn.id())).orElseGet(() -> live(turn));
    }

    private LiveTurn live(StoryTurn turn) {
        return turns.make(LiveTurn.Kind.RUN, turn.id(), turn.startedAt());
    }

    /** Nothing more comes of what was being said and done. */
    void cutOff() {
        streams.end();
        tools.clear();
    }
}
