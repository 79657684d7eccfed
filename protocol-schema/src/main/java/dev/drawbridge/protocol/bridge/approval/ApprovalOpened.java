package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.bridge.BridgeNotification;
import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@BridgeNotification("bridge/approval/opened")
@Description("An agent asks. It is told to every client that knows the bridge, whether or not it follows the thread, and after its handshake for all that is open.")
public record ApprovalOpened(@Description("What it asks.") Approval approval) {
    public ApprovalOpened {
        Objects.requireNonNull(approval, "approval");
    }
}
