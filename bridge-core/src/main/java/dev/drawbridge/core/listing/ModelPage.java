package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A page of all agents' models, one agent's after the other's; there is one default, the first. Its cursor is what
 * Codex's is: how many models come before.
 */
final class ModelPage {
    private ModelPage() {}

    static void begin(List<Source> sources, ObjectNode params, Wanted wanted, Consumer<Gathered> done) {
        Whole.read(sources, params, whole -> done.accept(whole.refusal().orElseGet(() -> of(whole, wanted))));
    }

    private static Gathered of(Whole whole, Wanted wanted) {
        List<JsonNode> models = withOneDefault(whole.data());
        long from = 0;
        if (wanted.cursor().isPresent()) {
            String cursor = wanted.cursor().get();
            Optional<Long> number = number(cursor);
            if (number.isEmpty()) {
                return new Gathered.Refused(Refusals.invalid(cursor));
            }
            from = number.get();
        }
        if (from > models.size()) {
            return new Gathered.Refused(Refusals.beyond(from, models.size()));
        }
        int to = (int) Math.min(models.size(), from + wanted.limit(Integer.MAX_VALUE, Integer.MAX_VALUE));
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("data").addAll(models.subList((int) from, to));
        return whole.page(page.put("nextCursor", to < models.size() ? Integer.toString(to) : null));
    }

    private static Optional<Long> number(String cursor) {
        try {
            long number = Long.parseLong(cursor);
            return number < 0 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    private static List<JsonNode> withOneDefault(List<List<JsonNode>> agents) {
        List<JsonNode> models = new ArrayList<>();
        boolean known = false;
        for (List<JsonNode> agent : agents) {
            for (JsonNode each : agent) {
                boolean another = known && each.path("isDefault").asBoolean();
                models.add(another && each instanceof ObjectNode model
                        ? model.deepCopy().put("isDefault", false)
                        : each);
            }
            known |= agent.stream().anyMatch(each -> each.path("isDefault").asBoolean());
        }
        return models;
    }
}
