package dev.drawbridge.server.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.partners.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** What one client saw, a line for each message, written so that two stages can be compared. */
record Transcript(String actor, List<String> lines) {
    Transcript {
        lines = List.copyOf(lines);
    }

    static Transcript empty(String actor) {
        return new Transcript(actor, List.of());
    }

    static Transcript of(Actor actor, Renaming renaming) {
        List<ObjectNode> inOrder = messages(actor);
        List<String> lines = new ArrayList<>();
        for (Relaxation relaxation : Relaxation.values()) {
            List<ObjectNode> apart = inOrder.stream().filter(message -> relaxation.appliesTo(actor, message))
                    .toList();
            inOrder.removeAll(apart);
            Chunks.joined(apart).forEach(message -> lines.add(relaxation + " " + renaming.renamed(message)));
        }
        Chunks.joined(inOrder).forEach(message -> lines.add(renaming.renamed(message)));
        return new Transcript(actor.name(), lines);
    }

    private static List<ObjectNode> messages(Actor actor) {
        List<ObjectNode> messages = new ArrayList<>();
        for (String text : actor.received()) {
            JsonNode message = Json.parse(text);
            if (!(message instanceof ObjectNode object)) {
                throw new AssertionError(actor.name() + " received what is no message: " + text);
            }
            if (actor.chance().isSure(object.path("method").asText()) && Deviation.remove(actor, object)) {
                messages.add(object);
            }
        }
        return messages;
    }
}
