package dev.drawbridge.core.agent.pi.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The calls of tools in the assistant's last message that wait for their results. */
final class Calls {
    private final Map<String, Deque<Made>> waiting = new HashMap<>();

    /** A call, and the turn in which it was made. */
    record Made(StoryTurn turn, ObjectNode item) {}

    /** Pi has gone on: none of those so far is answered any more, and their ids may come again. */
    void forget() {
        waiting.clear();
    }

    void made(String id, Made call) {
        waiting.computeIfAbsent(id, _ -> new ArrayDeque<>()).add(call);
    }

    Optional<Made> answered(String id) {
        return Optional.ofNullable(waiting.get(id)).map(Deque::poll);
    }
}
