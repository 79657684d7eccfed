package dev.drawbridge.protocol.bridge;

/** What clients can ask about the bridge as a whole. */
public interface InfoService {
    @BridgeMethod("bridge/info")
    @Description("Tells what the bridge is, which features it has and how its agents are doing.")
    BridgeInfo info();
}
