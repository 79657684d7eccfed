package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.Ids;
import dev.drawbridge.core.agent.pi.story.Items;
import java.util.LinkedHashMap;
import java.util.Map;

/** The text and the thoughts of the message that the model is saying, block by block. */
final class Streams {
    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private long timestamp;
    private int again;

    private record Block(LiveTurn turn, ObjectNode item, StringBuilder text) {}

    /** @param again how many messages of that time there were before */
    void begin(long timestamp, int again) {
        this.timestamp = timestamp;
        this.again = again;
        blocks.clear();
    }

    void text(LiveTurn turn, int contentIndex, String delta) {
        String id = Ids.block(timestamp, contentIndex, again);
        add(turn, id, Items.agentMessage(id, ""), delta);
        turn.tell("item/agentMessage/delta", turn.of(id).put("delta", delta));
    }

    void thinking(LiveTurn turn, int contentIndex, String delta) {
        String id = Ids.block(timestamp, contentIndex, again);
        add(turn, id, Items.reasoning(id, ""), delta);
        turn.tell("item/reasoning/textDelta", turn.of(id).put("delta", delta).put("contentIndex", 0));
    }

    private void add(LiveTurn turn, String id, ObjectNode item, String delta) {
        blocks.computeIfAbsent(id, absent -> {
            turn.started(item);
            return new Block(turn, item, new StringBuilder());
        }).text().append(delta);
    }

    /** Completes with what was said of them the blocks that no message will complete. */
    void end() {
        blocks.forEach((id, block) -> {
            if (block.turn().isOpen(id)) {
                String text = block.text().toString();
                block.turn().completed(block.item().has("text")
                        ? Items.agentMessage(id, text)
                        : Items.reasoning(id, text));
            }
        });
        blocks.clear();
    }
}
