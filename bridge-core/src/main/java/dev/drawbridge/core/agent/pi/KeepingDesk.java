package dev.drawbridge.core.agent.pi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.session.SessionFile;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Reception;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;

/** Serves what names threads and puts them away. */
final class KeepingDesk implements Reception.Desk {
    private static final List<String> METHODS = List.of("thread/name/set", "thread/archive",
            "thread/unarchive",
            "thread/delete", "thread/readState/update");

    private final House house;

    KeepingDesk(House house) {
        this.house = house;
    }

    @Override
    public List<String> methods() {
        return METHODS;
    }

    @Override
    public void serve(Call call) throws Refusal {
        switch (call.method()) {
            case "thread/name/set" -> house.live().wake(call.text("threadId")).rename(call);
            case "thread/archive" -> archive(call);
            case "thread/unarchive" -> unarchive(call);
            case "thread/delete" -> delete(call);
            case "thread/readState/update" -> markRead(call);
            default -> throw new IllegalArgumentException(call.method());
        }
    }

    private SessionFile stored(Call call) throws Refusal {
        String id = call.text("threadId");
        return house.sessions().find(id)
                .orElseThrow(() -> new Refusal("no rollout found for thread id " + id));
    }

    private void archive(Call call) throws Refusal {
        String id = stored(call).id();
        house.shelf().archive(id, /* away= */ true);
        house.live().close(id, () -> {
            unloaded(id);
            call.answer(Shapes.object());
            house.voice().tell("thread/archived", Shapes.object().put("threadId", id));
        });
    }

    private void unarchive(Call call) throws Refusal {
        SessionFile file = stored(call);
        if (!house.shelf().isArchived(file.id())) {
            throw new Refusal("no archived rollout found for thread id " + file.id());
        }
        house.shelf().archive(file.id(), /* away= */ false);
        ObjectNode result = Shapes.object();
        result.set("thread", house.portraits().of(file));
        call.answer(result);
        house.voice().tell("thread/unarchived", Shapes.object().put("threadId", file.id()));
    }

    private void delete(Call call) throws Refusal {
        SessionFile file = stored(call);
        house.live().close(file.id(), () -> house.errands().forCall(call, () -> {
            house.live().delete(file);
            return file.id();
        }, id -> {
            house.live().endQueue(id);
            house.shelf().forget(id);
            unloaded(id);
            call.answer(Shapes.object());
            house.voice().tell("thread/deleted", Shapes.object().put("threadId", id));
        }));
    }

    private void unloaded(String id) {
        ObjectNode params = Shapes.object().put("threadId", id);
        params.putObject("status").put("type", "notLoaded");
        house.voice().tell("thread/status/changed", params);
    }

    private static void markRead(Call call) {
        ObjectNode result = Shapes.object();
        result.putObject("readState").putNull("firstUnread").put("revision",
                call.text("expectedRevision", "0"));
        call.answer(result);
    }
}
