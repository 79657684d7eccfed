package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.Dialog;
import dev.drawbridge.core.agent.pi.story.StoryTurn;
import java.util.Optional;

/** What the dialogs of a live thread know of it. */
record Standing(Live live) implements Dialogs.Stand {
    @Override
    public Optional<ToolCall> silent() {
        return live.tools().silent();
    }

    @Override
    public ObjectNode place(Dialog dialog) {
        String turn = live.turns().last().map(LiveTurn::id)
                .or(() -> live.telling().story().last().map(StoryTurn::id)).orElse("");
        return live.speech().params().put("turnId", turn).put("itemId",
                live.tools().silent().map(ToolCall::itemId).orElse(dialog.id()));
    }

    @Override
    public void reply(String dialogId, ObjectNode members) {
        live.host().reply(dialogId, members);
    }

    @Override
    public void interrupt() {
        live.interruption().interrupt();
    }

    @Override
    public void changed() {
        live.turns().tellStatus();
        live.wentOn();
    }
}
