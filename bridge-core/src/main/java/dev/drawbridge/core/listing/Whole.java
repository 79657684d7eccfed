package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The whole of what agents have, for lists that are short; where a page begins and ends is the bridge's matter. */
final class Whole {
    private static final int ASKS = 64;

    private final ObjectNode params;
    private final List<Part> parts;
    private final Consumer<Whole> done;
    private int waiting;

    /** What one agent has told of it. */
    private static final class Part {
        private final Source source;
        private final List<JsonNode> data = new ArrayList<>();
        private final Members members = new Members();
        private Optional<JsonNode> failure = Optional.empty();
        private int asks;

        Part(Source source) {
            this.source = source;
        }
    }

    private Whole(List<Source> sources, ObjectNode params, Consumer<Whole> done) {
        this.params = params.deepCopy().without(List.of("cursor", "limit"));
        this.parts = sources.stream().map(Part::new).toList();
        this.done = done;
        this.waiting = parts.size();
    }

    /** Reads it, then says that it is done. */
    static void read(List<Source> sources, ObjectNode params, Consumer<Whole> done) {
        Whole whole = new Whole(sources, params, done);
        whole.parts.forEach(part -> whole.ask(part, Optional.empty()));
    }

    private void ask(Part part, Optional<String> cursor) {
        if (part.asks == ASKS) {
            part.failure = Optional.of(Refusals.endless());
            ended();
            return;
        }
        part.asks++;
        ObjectNode page = params.deepCopy();
        cursor.ifPresent(where -> page.put("cursor", where));
        part.source.ask(page, answer -> {
            switch (answer) {
                case Answer.Page given -> take(part, given.result());
                case Answer.Refused refused -> {
                    part.failure = Optional.of(refused.error());
                    ended();
                }
            }
        });
    }

    private void take(Part part, ObjectNode page) {
        page.path("data").forEach(part.data::add);
        part.members.add(page);
        Optional<String> next = Optional.ofNullable(page.path("nextCursor").textValue());
        if (next.isPresent()) {
            ask(part, next);
        } else {
            ended();
        }
    }

    private void ended() {
        waiting--;
        if (waiting == 0) {
            done.accept(this);
        }
    }

    /** What each agent has told, in their order; of one that failed what it had told before. */
    List<List<JsonNode>> data() {
        return parts.stream().map(part -> List.copyOf(part.data)).toList();
    }

    /** A page of it, to which what the agents have told besides is added. */
    Gathered page(ObjectNode page) {
        Members members = new Members();
        parts.forEach(part -> members.add(part.members));
        members.addTo(page, member -> false);
        return new Gathered.Page(page, missing());
    }

    /** The first refusal, if there is nothing else. */
    Optional<Gathered> refusal() {
        return parts.stream().allMatch(part -> part.failure.isPresent() && part.data.isEmpty())
                ? parts.getFirst().failure.map(Gathered.Refused::new)
                : Optional.empty();
    }

    private Map<String, JsonNode> missing() {
        Map<String, JsonNode> missing = new LinkedHashMap<>();
        parts.forEach(part -> part.failure.ifPresent(error -> missing.put(part.source.name(), error)));
        return missing;
    }
}
