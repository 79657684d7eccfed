package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;

/** What clients can ask about the bridge as a whole. */
public interface InfoService {
    @BridgeMethod("bridge/info")
    @Description("Tells what the bridge is, which features it has and how its agents are doing.")
    BridgeInfo info();
}
