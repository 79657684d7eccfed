package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.Dialog;

/** A dialog that waits for its answer, as it was asked. */
sealed interface OpenDialog {
    Dialog dialog();

    /** As it was said, to be said again. */
    ObjectNode message();

    default JsonNode questionId() {
        return message().path("id");
    }

    /** What the thread waits for meanwhile. */
    String flag();

    /** Whether a tool may do something. */
    record Permission(Dialog dialog, ObjectNode message, Gate gate, ToolCall call) implements OpenDialog {
        @Override
        public String flag() {
            return "waitingOnApproval";
        }
    }

    /** Anything else. */
    record Question(Dialog dialog, ObjectNode message) implements OpenDialog {
        @Override
        public String flag() {
            return "waitingOnUserInput";
        }
    }
}
