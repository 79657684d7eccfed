package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.List;

/** Where in a thread something was said. */
public final class Occurrences {
    private static final int DEFAULT_LIMIT = 50;
    private static final int GREATEST_LIMIT = 250;
    private static final String PLACES = "occurrence";

    private Occurrences() {}

    /** The result of {@code thread/searchOccurrences}. */
    public static ObjectNode in(Story story, JsonNode params) throws Refusal {
        Asked asked = new Asked(params);
        String term = asked.text("searchTerm");
        if (term.isEmpty()) {
            throw new Refusal("thread/searchOccurrences requires a non-empty searchTerm");
        }
        int limit = asked.limit(DEFAULT_LIMIT, GREATEST_LIMIT);
        List<ObjectNode> all = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (Spoken spoken : Spoken.in(story)) {
            int count = 0;
            for (Snippet snippet : Snippet.all(spoken.text(), term)) {
                all.add(shape(spoken, snippet));
                places.add(spoken.item() + " " + count++);
            }
        }
        int skipped = asked.has("cursor") ? Anchor.of(asked.text("cursor"), PLACES).skips(places) : 0;
        int end = Math.min(all.size(), skipped + limit);
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        data.addAll(all.subList(skipped, end));
        result.putNull("nextCursor");
        if (end < all.size()) {
            result.put("nextCursor", new Anchor(PLACES, places.get(end - 1), /* included= */ false).cursor());
        }
        return result;
    }

    private static ObjectNode shape(Spoken spoken, Snippet snippet) {
        ObjectNode shape = Shapes.object().put("turnId", spoken.turn()).put("itemId", spoken.item()).put(
                "snippet",
                snippet.text());
        shape.putObject("snippetMatchRange").put("start", snippet.start()).put("end", snippet.end());
        return shape.put("turnCursor", new Anchor(Pages.TURNS, spoken.turn(), /* included= */ true).cursor());
    }
}
