package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An agent's threads as Codex lists them: it sorts by milliseconds and ids and tells seconds; a cursor is the time and
 * id of the last thread, the way back a time just before the first.
 */
final class FakeSource implements Source {
    private static final int USUAL = 25;
    private static final int MOST = 100;

    private final String name;
    private final List<Kept> threads = new ArrayList<>();
    private final List<Runnable> answers;
    /** Which asks fail, counted from 1. */
    private Predicate<Integer> broken = ask -> false;
    private int asks;

    /** A thread; its one time stands for all. */
    record Kept(String id, long millis) {
        long second() {
            return Math.floorDiv(millis, 1000);
        }
    }

    private record Anchor(long millis, Optional<String> id) {
        /** Whether a thread follows it: one of just its time does so only if it has an id that follows. */
        boolean precedes(Kept thread, boolean descending) {
            int order = Long.compare(millis, thread.millis());
            if (order == 0) {
                order = id.map(each -> each.compareTo(thread.id())).orElse(0);
            }
            return descending ? order > 0 : order < 0;
        }
    }

    /** @param answers where its answers wait until somebody runs them */
    FakeSource(String name, List<Runnable> answers) {
        this.name = name;
        this.answers = answers;
    }

    void put(String id, long millis) {
        remove(id);
        threads.add(new Kept(id, millis));
    }

    void remove(String id) {
        threads.removeIf(thread -> thread.id().equals(id));
    }

    void failsAt(Predicate<Integer> asked) {
        broken = asked;
    }

    int asks() {
        return asks;
    }

    List<Kept> threads(boolean descending) {
        Comparator<Kept> order = Comparator.comparingLong(Kept::millis).thenComparing(Kept::id);
        return threads.stream().sorted(descending ? order.reversed() : order).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void ask(ObjectNode params, Consumer<Answer> done) {
        Answer answer = answer(params);
        answers.add(() -> done.accept(answer));
    }

    Answer answer(ObjectNode params) {
        asks++;
        return broken.test(asks) ? refusal(name + " is away") : page(params);
    }

    static Answer refusal(String sentence) {
        return new Answer.Refused(JsonNodeFactory.instance.objectNode()
                .put("code", ErrorCode.INVALID_REQUEST.number()).put("message", sentence));
    }

    private Answer page(ObjectNode params) {
        boolean descending = !params.path("sortDirection").asText().equals("asc");
        int limit = Math.clamp(params.path("limit").asInt(USUAL), 1, MOST);
        String cursor = params.path("cursor").asText();
        if (params.has("cursor") && !cursor.matches("-?\\d+(\\|.+)?")) {
            return refusal("invalid cursor: " + cursor);
        }
        Optional<Anchor> anchor = params.has("cursor") ? Optional.of(anchor(cursor)) : Optional.empty();
        List<Kept> rest = threads(descending).stream()
                .filter(thread -> anchor.map(each -> each.precedes(thread, descending)).orElse(true))
                .toList();
        List<Kept> shown = rest.subList(0, Math.min(limit, rest.size()));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode data = result.putArray("data");
        ObjectNode receipts = result.putObject("readStates");
        for (Kept thread : shown) {
            data.addObject().put("id", thread.id()).put("createdAt", thread.second())
                    .put("updatedAt", thread.second()).put("recencyAt", thread.second());
            receipts.putObject(thread.id()).put("revision", thread.id());
        }
        if (shown.isEmpty()) {
            return new Answer.Page(result.putNull("nextCursor").putNull("backwardsCursor"));
        }
        Kept last = shown.getLast();
        result.put("nextCursor", shown.size() < rest.size() ? last.millis() + "|" + last.id() : null);
        long before = shown.getFirst().millis() + (descending ? -1 : 1);
        return new Answer.Page(result.put("backwardsCursor", Long.toString(before)));
    }

    private static Anchor anchor(String cursor) {
        int bar = cursor.indexOf('|');
        return bar < 0
                ? new Anchor(Long.parseLong(cursor), Optional.empty())
                : new Anchor(Long.parseLong(cursor.substring(0, bar)),
                        Optional.of(cursor.substring(bar + 1)));
    }
}
