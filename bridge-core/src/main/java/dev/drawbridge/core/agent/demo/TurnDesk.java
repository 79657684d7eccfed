package dev.drawbridge.core.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Reception;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;

/** Serves what is asked about turns. */
final class TurnDesk implements Reception.Desk {
    static final List<String> METHODS = List.of("turn/start", "turn/steer", "turn/interrupt");

    private final DemoThreads threads;
    private final Stage stage;

    TurnDesk(DemoThreads threads, Stage stage) {
        this.threads = threads;
        this.stage = stage;
    }

    @Override
    public List<String> methods() {
        return METHODS;
    }

    @Override
    public void serve(Call call) throws Refusal {
        DemoThread thread = threads.loaded(call, "thread not found: ");
        switch (call.method()) {
            case "turn/start" -> start(call, thread);
            case "turn/steer" -> steer(call, thread);
            case "turn/interrupt" -> interrupt(call, thread);
            default -> throw new IllegalArgumentException(call.method());
        }
    }

    /** Takes the answer to a question; one that nobody asked is passed over. */
    void answered(JsonNode questionId, JsonNode message) {
        threads.all().stream().flatMap(thread -> thread.running().stream())
                .filter(turn -> turn.hasAsked(questionId)).findFirst()
                .ifPresent(turn -> turn.answer(message));
    }

    private void start(Call call, DemoThread thread) throws Refusal {
        JsonNode input = call.input();
        if (thread.running().isPresent()) {
            DemoTurn turn = thread.running().get();
            started(call, turn);
            turn.steer(input, clientId(call), Scripts.steered(call.prompt()));
        } else {
            List<Step> script = script(call, thread);
            DemoTurn turn = new DemoTurn(thread, stage);
            thread.begin(turn, call.prompt(), stage.voice().now());
            started(call, turn);
            turn.begin(input, clientId(call), script);
        }
    }

    private static void started(Call call, DemoTurn turn) {
        ObjectNode result = Shapes.object();
        result.set("turn", turn.shape("inProgress"));
        call.answer(result);
    }

    private static List<Step> script(Call call, DemoThread thread) throws Refusal {
        return call.params().path("outputSchema").isObject()
                ? Scripts.title()
                : Scripts.of(call.prompt(), thread.isNew() && !thread.isEphemeral());
    }

    private static JsonNode clientId(Call call) {
        JsonNode id = call.params().path("clientUserMessageId");
        return id.isTextual() ? id : NullNode.getInstance();
    }

    private void steer(Call call, DemoThread thread) throws Refusal {
        JsonNode input = call.input();
        DemoTurn turn = thread.running().orElseThrow(() -> new Refusal("no active turn to steer"));
        String expected = call.text("expectedTurnId");
        if (!expected.equals(turn.id())) {
            throw new Refusal("expected active turn id `" + expected + "` but found `" + turn.id() + "`");
        }
        call.answer(Shapes.object().put("turnId", turn.id()));
        turn.steer(input, clientId(call), Scripts.steered(call.prompt()));
    }

    private void interrupt(Call call, DemoThread thread) throws Refusal {
        String wanted = call.text("turnId");
        DemoTurn turn = thread.running().orElseThrow(() -> new Refusal("no active turn to interrupt"));
        if (!wanted.isEmpty() && !wanted.equals(turn.id())) {
            throw new Refusal("expected active turn id " + wanted + " but found " + turn.id());
        }
        call.answer(Shapes.object());
        turn.interrupt();
    }
}
