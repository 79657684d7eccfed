package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;

/**
 * Where in a thread a page begins: at an id, or beyond it.
 *
 * @param kind what is counted, so that a cursor of the one is none of the other
 */
record Anchor(String kind, String id, boolean included) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Anchor of(String cursor, String kind) throws Refusal {
        try {
            JsonNode anchor = JSON.readTree(cursor);
            if (anchor.path(kind).isTextual()) {
                return new Anchor(kind, anchor.path(kind).asText(), anchor.path("includeAnchor").asBoolean());
            }
        } catch (JsonProcessingException noCursor) {
            // as it is refused below
        }
        throw new Refusal("invalid cursor: " + cursor);
    }

    String cursor() {
        return Shapes.object().put(kind, id).put("includeAnchor", included).toString();
    }

    /** How many of these the page leaves out at its beginning. */
    int skips(List<String> ids) throws Refusal {
        int at = ids.indexOf(id);
        if (at < 0) {
            throw new Refusal("invalid cursor: " + cursor());
        }
        return included ? at : at + 1;
    }
}
