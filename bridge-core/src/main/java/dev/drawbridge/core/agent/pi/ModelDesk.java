package dev.drawbridge.core.agent.pi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Reception;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells which models Pi offers. */
final class ModelDesk implements Reception.Desk {
    private static final List<String> METHODS = List.of("model/list", "modelProvider/list", "config/read");
    /** Levels that a model has only if it says so itself. */
    private static final Set<String> RARE = Set.of("xhigh", "max");
    private static final List<String> LEVELS = List.of("off", "minimal", "low", "medium", "high", "xhigh",
            "max");

    private final House house;
    private final Models models;

    ModelDesk(House house, Models models) {
        this.house = house;
        this.models = models;
    }

    @Override
    public List<String> methods() {
        return METHODS;
    }

    @Override
    public void serve(Call call) {
        switch (call.method()) {
            case "model/list" -> models.ask(known -> {
                switch (known) {
                    case Models.Known.Offered offered -> list(call, offered);
                    case Models.Known.Failed failed ->
                        house.voice().refuse(call.id(), new Refusal(failed.sentence()));
                }
            });
            case "modelProvider/list" -> call.answer(providers());
            case "config/read" -> call.answer(house.shapes().shape("config"));
            default -> throw new IllegalArgumentException(call.method());
        }
    }

    private static ObjectNode providers() {
        ObjectNode result = Shapes.object();
        result.putArray("data");
        return result.put("defaultProviderId", PiAgent.NAME).put("canChangeDefault", /* v= */ false);
    }

    /** A page of them: a cursor is the number of the model that comes next. */
    private void list(Call call, Models.Known.Offered offered) {
        int from = Math.max(0, call.params().path("cursor").asInt());
        int limit = Math.max(1, call.params().path("limit").asInt(Integer.MAX_VALUE));
        List<JsonNode> all = offered.models();
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        int to = (int) Math.min(all.size(), (long) from + limit);
        for (int i = Math.min(from, to); i < to; i++) {
            data.add(shape(all.get(i), offered.isDefault(all.get(i))));
        }
        if (to < all.size()) {
            result.put("nextCursor", Integer.toString(to));
        } else {
            result.putNull("nextCursor");
        }
        call.answer(result);
    }

    private ObjectNode shape(JsonNode model, boolean isDefault) {
        String name = PiAgent.NAME + "/" + model.path("provider").asText() + "/" + model.path("id").asText();
        ObjectNode shape = house.shapes().shape("model").put("id", name).put("model", name)
                .put("displayName", "Pi: " + model.path("name").asText(model.path("id").asText()))
                .put("description", "By " + model.path("provider").asText() + ", worked with by Pi")
                .put("isDefault", isDefault);
        ArrayNode efforts = shape.putArray("supportedReasoningEfforts");
        List<String> levels = levels(model);
        levels.forEach(level -> efforts.addObject().put("reasoningEffort", level).put("description",
                "Pi's thinking level " + level));
        shape.put("defaultReasoningEffort", levels.contains("medium") ? "medium" : levels.getFirst());
        shape.set("inputModalities",
                model.path("input").isArray() ? model.path("input") : Shapes.array().add("text"));
        return shape;
    }

    /** The thinking levels of a model, as Codex calls them. */
    private static List<String> levels(JsonNode model) {
        List<String> levels = new ArrayList<>();
        for (String level : model.path("reasoning").asBoolean() ? LEVELS : LEVELS.subList(0, 1)) {
            JsonNode mapped = model.path("thinkingLevelMap").path(level);
            if (!mapped.isNull() && (!RARE.contains(level) || !mapped.isMissingNode())) {
                levels.add(level.equals("off") ? "none" : level);
            }
        }
        return levels.isEmpty() ? List.of("none") : levels;
    }
}
