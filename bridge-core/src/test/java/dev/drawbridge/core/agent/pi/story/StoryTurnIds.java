package dev.drawbridge.core.agent.pi.story;

import java.util.List;

/** The ids of a turn's items. */
public final class StoryTurnIds {
    private StoryTurnIds() {}

    public static List<String> of(StoryTurn turn) {
        return turn.items().stream().map(item -> item.path("id").asText()).toList();
    }
}
