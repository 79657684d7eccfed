package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A client that pages through a list, and the agents that answer it in any order. */
final class Reader {
    /** More pages than any list here has. */
    private static final int PAGES = 2_000;

    private final Random random;
    private final List<Runnable> answers = new ArrayList<>();
    private final List<FakeSource> sources = new ArrayList<>();

    Reader(long seed) {
        random = new Random(seed);
    }

    FakeSource agent(String name) {
        FakeSource source = new FakeSource(name, answers);
        sources.add(source);
        return source;
    }

    List<FakeSource> agents() {
        return sources;
    }

    Random random() {
        return random;
    }

    static ObjectNode params(String direction, int limit) {
        return JsonNodeFactory.instance.objectNode().put("sortKey", "updated_at")
                .put("sortDirection", direction).put("limit", limit);
    }

    Gathered ask(Listing listing, ObjectNode params) {
        return ask(listing, List.copyOf(sources), params);
    }

    Gathered ask(Listing listing, List<Source> asked, ObjectNode params) {
        List<Gathered> told = new ArrayList<>();
        listing.gather(asked, params, told::add);
        while (!answers.isEmpty()) {
            answers.remove(random.nextInt(answers.size())).run();
        }
        if (told.size() != 1) {
            throw new AssertionError("answered " + told.size() + " times");
        }
        return told.getFirst();
    }

    ObjectNode page(ObjectNode params) {
        return switch (ask(Listing.THREADS, params)) {
            case Gathered.Page page -> page.result();
            case Gathered.Refused refused -> throw new AssertionError(refused.error().toString());
        };
    }

    /** All pages from here on; between two of them something may happen. */
    List<ObjectNode> walk(UnaryOperator<ObjectNode> asked, Optional<String> from, Runnable between) {
        List<ObjectNode> pages = new ArrayList<>();
        Optional<String> cursor = from;
        do {
            ObjectNode params = asked.apply(JsonNodeFactory.instance.objectNode());
            cursor.ifPresent(where -> params.put("cursor", where));
            pages.add(page(params));
            cursor = Optional.ofNullable(pages.getLast().path("nextCursor").textValue());
            between.run();
        } while (cursor.isPresent() && pages.size() < PAGES);
        return pages;
    }

    /** The ids on these pages. */
    static List<String> ids(List<ObjectNode> pages) {
        return pages.stream().flatMap(page -> ids(page).stream()).toList();
    }

    static List<String> ids(ObjectNode page) {
        return page.path("data").valueStream().map(thread -> thread.path("id").asText()).toList();
    }

    static List<Long> seconds(List<ObjectNode> pages) {
        return pages.stream().flatMap(page -> page.path("data").valueStream())
                .map(thread -> thread.path("updatedAt").asLong()).toList();
    }

    static JsonNode error(Gathered answer) {
        return switch (answer) {
            case Gathered.Refused refused -> refused.error();
            case Gathered.Page page -> throw new AssertionError("not refused: " + page.result());
        };
    }
}
