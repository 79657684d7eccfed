package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.ItemsView;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.pi.story.StoryTurn;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Results of what reads a story page by page. */
public final class Pages {
    static final String TURNS = "turnId";
    private static final String ITEMS = "itemId";

    private Pages() {}

    /**
     * The result of {@code thread/turns/list}.
     *
     * @param running the last turn is in progress
     */
    public static ObjectNode turns(Story story, boolean running, JsonNode params) throws Refusal {
        Asked asked = new Asked(params);
        ItemsView view = view(asked.word("itemsView", "summary", List.of("notLoaded", "summary", "full")));
        boolean ascending = asked.ascending("desc");
        List<StoryTurn> turns = ordered(story.turns(), ascending);
        return page(turns, StoryTurn::id, TURNS,
                skips(asked, turns.stream().map(StoryTurn::id).toList(), TURNS),
                asked.limit(), turn -> shape(story, turn, running, view));
    }

    /**
     * The result of {@code thread/items/list}.
     *
     * @param running the last turn is in progress
     */
    public static ObjectNode items(Story story, boolean running, JsonNode params) throws Refusal {
        Asked asked = new Asked(params);
        String only = asked.text("turnId");
        boolean ascending = asked.ascending("asc");
        List<ObjectNode> entries = new ArrayList<>();
        for (StoryTurn turn : story.turns()) {
            if (only.isEmpty() || turn.id().equals(only)) {
                shape(story, turn, running, ItemsView.FULL).path("items")
                        .forEach(item -> entries.add(entry(turn, item)));
            }
        }
        List<ObjectNode> ordered = ordered(entries, ascending);
        List<String> ids = ordered.stream().map(Pages::itemId).toList();
        int skipped = params.path("cursor").isObject()
                ? beyond(params.path("cursor"), only, ids)
                : skips(asked, ids, ITEMS);
        return page(ordered, Pages::itemId, ITEMS, skipped, asked.limit(), Function.identity());
    }

    private static ObjectNode entry(StoryTurn turn, JsonNode item) {
        ObjectNode entry = Shapes.object().put("turnId", turn.id());
        entry.set("item", item);
        entry.set("startedAtMs", item.path("startedAtMs"));
        entry.set("completedAtMs", item.path("completedAtMs"));
        return entry;
    }

    private static String itemId(ObjectNode entry) {
        return entry.at("/item/id").asText();
    }

    private static ObjectNode shape(Story story, StoryTurn turn, boolean running, ItemsView view) {
        boolean isLast = story.last().filter(last -> last.id().equals(turn.id())).isPresent();
        return running && isLast ? turn.running(view) : turn.shape(view);
    }

    private static ItemsView view(String word) {
        return switch (word) {
            case "full" -> ItemsView.FULL;
            case "notLoaded" -> ItemsView.NOT_LOADED;
            default -> ItemsView.SUMMARY;
        };
    }

    private static <T> List<T> ordered(List<T> all, boolean ascending) {
        return ascending ? all : all.reversed();
    }

    private static int skips(Asked asked, List<String> ids, String kind) throws Refusal {
        return asked.has("cursor") ? Anchor.of(asked.text("cursor"), kind).skips(ids) : 0;
    }

    /** How many are left out up to an item that the client names itself. */
    private static int beyond(JsonNode anchor, String turn, List<String> ids) throws Refusal {
        if (turn.isEmpty()) {
            throw new Refusal("turnId is required when cursor is an item anchor");
        }
        int at = ids.indexOf(anchor.path("itemId").asText());
        if (at < 0) {
            throw new Refusal("cursor.itemId does not identify an item in the requested history scope");
        }
        return at + 1;
    }

    private static <T> ObjectNode page(List<T> all, Function<T, String> id, String kind, int skipped,
            int limit,
            Function<T, ? extends JsonNode> shape) {
        List<T> page = all.subList(skipped, Math.min(all.size(), skipped + limit));
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        page.forEach(one -> data.add(shape.apply(one)));
        result.putNull("nextCursor").putNull("backwardsCursor");
        if (!page.isEmpty()) {
            result.put("backwardsCursor",
                    new Anchor(kind, id.apply(page.getFirst()), /* included= */ true).cursor());
            if (skipped + page.size() < all.size()) {
                result.put("nextCursor",
                        new Anchor(kind, id.apply(page.getLast()), /* included= */ false).cursor());
            }
        }
        return result;
    }
}
