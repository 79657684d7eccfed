package dev.drawbridge.core.agent.pi.shelf;

import java.util.List;

/**
 * The messages that wait in a thread.
 *
 * @param paused whether none of them is sent by itself, since the turn before was interrupted
 * @param messages the next one first
 */
public record Line(boolean paused, List<Queued> messages) {
    public static final Line EMPTY = new Line(/* paused= */ false, List.of());

    public Line {
        messages = List.copyOf(messages);
    }
}
