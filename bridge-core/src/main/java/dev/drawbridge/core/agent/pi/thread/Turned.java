package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.ItemsView;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.pi.story.StoryTurn;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.Optional;

/** The turns of a live thread, the oldest first. */
public final class Turned {
    private final Story story;
    private final Optional<LiveTurn> running;
    private final ItemsView view;

    Turned(Live live, ItemsView view) {
        this.story = live.telling().story();
        this.running = live.turns().running();
        this.view = view;
    }

    /** What they are told of; a turn that runs need not be in it yet. */
    public Story story() {
        return story;
    }

    /** Whether the last turn of the story runs. */
    public boolean isRunning() {
        return story.last().filter(this::runs).isPresent();
    }

    public ArrayNode shapes() {
        ArrayNode shapes = Shapes.array();
        story.turns().forEach(turn -> shapes.add(shape(turn)));
        running.filter(turn -> story.turns().stream().noneMatch(it -> it.id().equals(turn.id())))
                .ifPresent(turn -> shapes.add(turn.soFar()));
        return shapes;
    }

    private ObjectNode shape(StoryTurn turn) {
        return runs(turn) ? turn.running(view) : turn.shape(view);
    }

    private boolean runs(StoryTurn turn) {
        return running.filter(it -> it.id().equals(turn.id())).isPresent();
    }
}
