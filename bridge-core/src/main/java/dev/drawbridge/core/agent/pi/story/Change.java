package dev.drawbridge.core.agent.pi.story;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came of a message. */
public sealed interface Change {
    /** The turn to which it happened. */
    StoryTurn turn();

    /** A turn has begun. */
    record Began(StoryTurn turn) implements Change {}

    /**
     * An item has come, or is other than it was: a tool's call comes as it was called and again with its result.
     *
     * @param item as Codex has it; its own copy
     */
    record Item(StoryTurn turn, ObjectNode item) implements Change {}
}
