package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.bridge.AgentService;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.RestartParams;
import dev.drawbridge.protocol.bridge.RestartResult;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What clients can do about an agent. Whoever calls waits for what comes of it, and needs a thread of its own. */
record Care(List<Supervisor> supervisors, Switchboard switchboard, ControlCall call) implements AgentService {
    /** More than an agent may take to end, to begin and to be found mute. */
    private static final long LONGEST = 180;

    @Override
    public RestartResult restart(RestartParams params) {
        Supervisor supervisor = supervisors.stream()
                .filter(each -> each.status().info().name().equals(params.agent())).findFirst()
                .orElseThrow(() -> new Declined(ErrorCode.NOT_FOUND,
                        "There is no such agent; bridge/info tells which there are"));
        switchboard.run(() -> switchboard.concerns().restarted(call.caller(), params.agent()));
        supervisor.restart().completeOnTimeout(null, LONGEST, TimeUnit.SECONDS).join();
        return new RestartResult(supervisor.status().info());
    }
}
