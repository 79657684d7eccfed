package dev.drawbridge.protocol.bridge.attention;

import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.doc.Description;

/** One inbox over all threads and agents. */
public interface AttentionService {
    @BridgeMethod("bridge/attention")
    @Description("Lists what waits for people. It is remembered that this device has looked.")
    AttentionList list(AttentionQuery query);

    @BridgeMethod("bridge/attention/seen")
    @Description("Marks items as seen, for all devices. What an agent asks waits until it is answered.")
    AttentionList seen(AttentionSeen seen);
}
