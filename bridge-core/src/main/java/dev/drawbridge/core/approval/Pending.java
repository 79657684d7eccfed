package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import java.util.function.Consumer;

/** An approval and the agent that waits for it. */
public final class Pending {
    private final Ask ask;
    private final Consumer<JsonNode> toAgent;
    private Approval approval;

    Pending(Approval approval, Ask ask, Consumer<JsonNode> toAgent) {
        this.approval = approval;
        this.ask = ask;
        this.toAgent = toAgent;
    }

    public Approval approval() {
        return approval;
    }

    Ask ask() {
        return ask;
    }

    public boolean isOpen() {
        return approval.state() == ApprovalState.OPEN;
    }

    void become(Approval changed) {
        approval = changed;
    }

    /** Tells the agent the result it has waited for. */
    void tellAgent(JsonNode result) {
        toAgent.accept(result);
    }
}
