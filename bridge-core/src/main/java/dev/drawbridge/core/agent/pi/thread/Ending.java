package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.TurnStatus;
import dev.drawbridge.core.agent.speech.Shapes;

/** How a turn ends. */
sealed interface Ending {
    TurnStatus status();

    default JsonNode error() {
        return NullNode.getInstance();
    }

    record Completed() implements Ending {
        @Override
        public TurnStatus status() {
            return TurnStatus.COMPLETED;
        }
    }

    record Interrupted() implements Ending {
        @Override
        public TurnStatus status() {
            return TurnStatus.INTERRUPTED;
        }
    }

    record Failed(String sentence) implements Ending {
        @Override
        public TurnStatus status() {
            return TurnStatus.FAILED;
        }

        @Override
        public JsonNode error() {
            return Ending.error(sentence);
        }
    }

    /** An error of a turn as Codex has it. */
    static ObjectNode error(String sentence) {
        return Shapes.object().put("message", sentence).put("codexErrorInfo", "other")
                .putNull("additionalDetails").putNull("misalignment");
    }
}
