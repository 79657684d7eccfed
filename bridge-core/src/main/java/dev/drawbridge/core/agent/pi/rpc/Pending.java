package dev.drawbridge.core.agent.pi.rpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The commands that Pi has not answered; whoever takes one out is the one that tells what became of it. */
final class Pending {
    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private boolean closed;

    private record Asked(String type, Consumer<Reply> answered) {}

    /** Whether it may still be asked. */
    synchronized boolean add(String id, String type, Consumer<Reply> answered) {
        if (!closed) {
            asked.put(id, new Asked(type, answered));
        }
        return !closed;
    }

    synchronized Optional<Consumer<Reply>> take(String id) {
        return Optional.ofNullable(asked.remove(id)).map(Asked::answered);
    }

    /** The oldest of that type, for an answer that does not say what it answers. */
    synchronized Optional<Consumer<Reply>> takeOldest(String type) {
        Optional<String> id = asked.entrySet().stream().filter(each -> each.getValue().type().equals(type))
                .map(Map.Entry::getKey).findFirst();
        return id.flatMap(this::take);
    }

    /** Lets no more in; gives those that will not be answered. */
    synchronized List<Consumer<Reply>> close() {
        closed = true;
        List<Consumer<Reply>> left = new ArrayList<>();
        asked.values().forEach(each -> left.add(each.answered()));
        asked.clear();
        return left;
    }
}
