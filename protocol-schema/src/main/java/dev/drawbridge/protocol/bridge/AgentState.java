package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;

@Description("How an agent is doing.")
public enum AgentState {
    @Description("Its process is being started.")
    STARTING, @Description("It answers requests.")
    READY, @Description("Its process ended unexpectedly and is started again; requests wait or fail until then.")
    RESTARTING, @Description("It could not be started, or ended too often; it is not tried again by itself.")
    FAILED, @Description("It was stopped on purpose, or has not been needed yet.")
    STOPPED
}
