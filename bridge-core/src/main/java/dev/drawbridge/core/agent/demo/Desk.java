package dev.drawbridge.core.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Etiquette;
import dev.drawbridge.core.agent.speech.InProcessLife;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import dev.drawbridge.core.agent.speech.Voice;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where messages to the demo are taken: it greets, answers what is always the same, and passes on the rest. */
final class Desk implements InProcessLife.Ear {
    private static final List<String> OWN = List.of("initialize", "hooks/list", "skills/list");

    private final Etiquette etiquette = new Etiquette();
    private final Stage stage;
    private final ThreadDesk threads;
    private final ReadingDesk reading;
    private final TurnDesk turns;
    private boolean greeted;

    Desk(Voice voice, Later later) {
        this.stage = new Stage(voice, later, new Names(voice.now()), new Shapes(Desk.class));
        DemoThreads all = new DemoThreads();
        this.threads = new ThreadDesk(all, stage);
        this.reading = new ReadingDesk(all);
        this.turns = new TurnDesk(all, stage);
    }

    /** Notifications need nothing done; neither does what is no message at all. */
    @Override
    public void hear(JsonNode message) {
        JsonNode id = message.path("id");
        if (!id.isTextual() && !id.isIntegralNumber()) {
            return;
        }
        if (!message.path("method").isTextual()) {
            turns.answered(id, message);
            return;
        }
        Call call = new Call(id, message.path("method").asText(), message.path("params"), stage.voice());
        try {
            serve(call);
        } catch (Refusal refusal) {
            stage.voice().refuse(id, refusal);
        }
    }

    private void serve(Call call) throws Refusal {
        String method = call.method();
        etiquette.check(call, methods());
        if (method.equals("initialize")) {
            greet(call);
        } else if (!greeted) {
            throw new Refusal("Not initialized");
        } else if (ThreadDesk.METHODS.contains(method)) {
            threads.serve(call);
        } else if (ReadingDesk.METHODS.contains(method)) {
            reading.serve(call);
        } else if (TurnDesk.METHODS.contains(method)) {
            turns.serve(call);
        } else {
            answer(call);
        }
    }

    private void greet(Call call) throws Refusal {
        JsonNode client = call.params().path("clientInfo");
        if (!client.isObject()) {
            throw Refusal.missing("clientInfo");
        }
        if (greeted) {
            throw new Refusal("Already initialized");
        }
        greeted = true;
        String name = client.path("name").asText();
        String suffix = " (" + (name + "; " + client.path("version").asText()).strip() + ")";
        call.answer(Shapes.object().put("userAgent", name + "/0 (demo)" + suffix)
                .put("codexHome", Place.HOME).put("platformFamily", "unix").put("platformOs", "linux"));
        stage.voice().tell("remoteControl/status/changed", stage.shapes().shape("remoteControl"));
    }

    private void answer(Call call) {
        switch (call.method()) {
            case "hooks/list" -> call.answer(inEach(call, List.of("hooks", "warnings", "errors")));
            case "skills/list" -> call.answer(inEach(call, List.of("skills", "errors")));
            default -> call.answer(stage.shapes().answer(call.method()).orElse(NullNode.getInstance()));
        }
    }

    /** Nothing of each kind in every directory that was asked about. */
    private static ObjectNode inEach(Call call, List<String> kinds) {
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        for (JsonNode directory : call.params().path("cwds")) {
            ObjectNode entry = data.addObject().put("cwd", directory.asText());
            kinds.forEach(entry::putArray);
        }
        return result;
    }

    /** Every method that the demo knows. */
    private SortedSet<String> methods() {
        return Stream
                .of(OWN, ThreadDesk.METHODS, ReadingDesk.METHODS, TurnDesk.METHODS, stage.shapes().answered())
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
