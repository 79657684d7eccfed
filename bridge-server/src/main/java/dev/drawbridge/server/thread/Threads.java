package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.paper.Glyphs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The threads of a bridge, and which of them somebody means. */
final class Threads {
    /** The thread in which something happened last. */
    static final String LAST = "last";
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;
    private static final int LENGTH_OF_ID = 36;
    private static final int MOST_CANDIDATES = 8;

    private final BridgeLine line;

    Threads(BridgeLine line) {
        this.line = line;
    }

    /** A thread that was found. */
    record Found(String threadId, String name, String directory) {
        static Found of(JsonNode thread) {
            String name = thread.path("name").asText("");
            return new Found(thread.path("id").asText(),
                    name.isBlank() ? thread.path("preview").asText() : name, thread.path("cwd").asText());
        }

        /** In one line, for people. */
        String title() {
            return ShortIds.alone(threadId) + "  " + Glyphs.shorten(Glyphs.line(name), 60)
                    + (directory.isEmpty() ? "" : "  (" + directory + ")");
        }
    }

    /** Which threads may be meant. */
    record Meant(String words, List<Found> candidates) {
        /** The one, unless there are more or none. */
        Found orThrow(Function<String, ? extends RuntimeException> mistake) {
            if (candidates.size() == 1) {
                return candidates.getFirst();
            }
            String said = Glyphs.line(words);
            throw mistake.apply(candidates.isEmpty()
                    ? words.equals(LAST)
                            ? "there is no thread yet: 'drawbridge send new TEXT' begins one"
                            : "there is no thread '" + said + "': 'drawbridge threads' shows which there are"
                    : "'" + said + "' may be any of these, name one by more of its id:"
                            + candidates.stream().limit(MOST_CANDIDATES)
                                    .map(each -> "\n  " + each.threadId() + "  "
                                            + Glyphs.shorten(Glyphs.line(each.name()), 40))
                                    .collect(Collectors.joining())
                            + (candidates.size() > MOST_CANDIDATES
                                    ? "\n  and " + (candidates.size() - MOST_CANDIDATES) + " more"
                                    : ""));
        }
    }

    /** Those that these words may mean. */
    Meant find(String words) throws Refused {
        if (words.equals(LAST)) {
            return new Meant(words, page(params(1, /* archived= */ false)).path("data").valueStream().limit(1)
                    .map(Found::of).toList());
        }
        if (words.length() == LENGTH_OF_ID && words.charAt(8) == '-') {
            // whoever has the whole id needs no list; whether there is such a thread shows soon enough
            return new Meant(words, List.of(new Found(words, "", "")));
        }
        List<JsonNode> all = new ArrayList<>(list(params(PAGE, /* archived= */ false), Integer.MAX_VALUE));
        all.addAll(list(params(PAGE, /* archived= */ true), Integer.MAX_VALUE));
        Map<String, Found> known = new LinkedHashMap<>();
        all.stream().map(Found::of).forEach(each -> known.put(each.threadId(), each));
        // what nothing was said in yet is on no list
        line.call("thread/loaded/list", Verb.params()).path("data").forEach(
                id -> known.putIfAbsent(id.asText(), new Found(id.asText(), "", "")));
        return new Meant(words, candidates(words, List.copyOf(known.values())));
    }

    static List<Found> candidates(String words, List<Found> all) {
        List<String> ids = all.stream().map(Found::threadId).toList();
        List<Predicate<Found>> ways = List.of(each -> each.threadId().equals(words),
                each -> each.name().equals(words),
                each -> ShortIds.meant(words, ids).contains(each.threadId()));
        return words.isBlank()
                ? List.of()
                : ways.stream().map(way -> all.stream().filter(way).toList())
                        .filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
    }

    static ObjectNode params(int limit, boolean archived) {
        return Verb.params().put("limit", limit).put("archived", archived).put("sortKey", "recency_at")
                .put("sortDirection", "desc");
    }

    private JsonNode page(ObjectNode params) throws Refused {
        return line.call("thread/list", params);
    }

    /** So many threads, the newest first. */
    List<JsonNode> list(ObjectNode params, int most) throws Refused {
        return pages("thread/list", params, most);
    }

    /** So many threads in which these words stand somewhere, or in whose name. */
    List<JsonNode> search(String words, ObjectNode params, int most) throws Refused {
        ObjectNode wanted = params.put("searchTerm", words);
        try {
            return pages("thread/search", wanted, most).stream().map(each -> each.path("thread")).toList();
        } catch (Refused unknown) {
            // not every agent looks into what was said
            return pages("thread/list", wanted, most);
        }
    }

    private List<JsonNode> pages(String method, ObjectNode params, int most) throws Refused {
        List<JsonNode> all = new ArrayList<>();
        ObjectNode wanted = params.deepCopy();
        for (int page = 0; page < MOST_PAGES && all.size() < most; page++) {
            JsonNode answer = line.call(method, wanted);
            answer.path("data").forEach(all::add);
            if (!answer.path("nextCursor").isTextual()) {
                break;
            }
            wanted.set("cursor", answer.path("nextCursor"));
        }
        Stream<JsonNode> newest = all.stream()
                .sorted(Comparator.comparingLong(Threads::activeAt).reversed());
        return newest.limit(most).toList();
    }

    /** When something happened in it last, in seconds. */
    static long activeAt(JsonNode thread) {
        return thread.path("recencyAt").isNumber()
                ? thread.path("recencyAt").asLong()
                : thread.path("updatedAt").asLong();
    }
}
