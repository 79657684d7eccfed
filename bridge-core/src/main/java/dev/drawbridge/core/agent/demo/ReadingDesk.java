package dev.drawbridge.core.agent.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Reception;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;

/** Serves what only looks at threads. */
final class ReadingDesk implements Reception.Desk {
    static final List<String> METHODS = List.of("thread/read", "thread/list", "thread/loaded/list",
            "thread/turns/list");

    private final DemoThreads threads;

    ReadingDesk(DemoThreads threads) {
        this.threads = threads;
    }

    @Override
    public List<String> methods() {
        return METHODS;
    }

    @Override
    public void serve(Call call) throws Refusal {
        switch (call.method()) {
            case "thread/read" -> read(call);
            case "thread/list" -> list(call);
            case "thread/loaded/list" -> listLoaded(call);
            case "thread/turns/list" -> listTurns(call);
            default -> throw new IllegalArgumentException(call.method());
        }
    }

    private void read(Call call) throws Refusal {
        DemoThread thread = threads.loaded(call, "thread not loaded: ");
        if (thread.isEphemeral() && call.flag("includeTurns")) {
            throw new Refusal("ephemeral threads do not support includeTurns");
        }
        ObjectNode result = Shapes.object();
        result.set("thread", call.flag("includeTurns") ? thread.whole() : thread.summary());
        call.answer(result);
    }

    private void list(Call call) {
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        if (!call.params().path("sectionId").isTextual()) {
            threads.all().stream()
                    .filter(thread -> !thread.isEphemeral() && !thread.isNew())
                    .filter(thread -> thread.isArchived() == call.flag("archived"))
                    .filter(thread -> thread.mentions(call.params().path("searchTerm")))
                    .toList().reversed().forEach(thread -> data.add(thread.summary()));
        }
        result.putObject("readStates");
        call.answer(result.putNull("nextCursor").putNull("backwardsCursor"));
    }

    private void listLoaded(Call call) {
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        threads.all().stream().filter(DemoThread::isLoaded).forEach(thread -> data.add(thread.id()));
        call.answer(result.putNull("nextCursor"));
    }

    private void listTurns(Call call) throws Refusal {
        DemoThread thread = threads.loaded(call, "thread not loaded: ");
        if (thread.isNew()) {
            throw new Refusal(
                    "thread " + thread.id() + " is not materialized yet; thread/turns/list is unavailable "
                            + "before first user message");
        }
        ObjectNode result = Shapes.object();
        ArrayNode newestFirst = result.putArray("data");
        ArrayNode turns = thread.turns();
        int limit = call.params().path("limit").asInt(turns.size());
        for (int i = turns.size() - 1; i >= 0 && newestFirst.size() < limit; i--) {
            newestFirst.add(turns.get(i));
        }
        call.answer(result.putNull("nextCursor").putNull("backwardsCursor"));
    }
}
