package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;

/** What clients can do about the agents behind the bridge. */
public interface AgentService {
    @BridgeMethod("bridge/agent/restart")
    @Description("Starts an agent anew at once, also one that works, waits to be started again or is given up, and answers when it is known how that began. An agent that is just being started is not started twice.")
    RestartResult restart(RestartParams params);
}
