package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.AgentState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How the agent is doing, as clients are told. It changes under the switchboard's lock. */
final class AgentStatus {
    private final Consumer<AgentInfo> changed;
    private volatile AgentInfo info;

    /** @param changed is told whenever it is another one */
    AgentStatus(String name, Consumer<AgentInfo> changed) {
        this.changed = changed;
        this.info = new AgentInfo(name, AgentState.STARTING, Optional.empty());
    }

    AgentInfo info() {
        return info;
    }

    AgentState state() {
        return info.state();
    }

    boolean isReady() {
        return state() == AgentState.READY;
    }

    /** It has answered its greeting. */
    void ready(Optional<String> version, List<String> warnings) {
        become(AgentState.READY, version.or(info::version), /* sentence= */ Optional.empty(), info.restarts(),
                /* next= */ Optional.empty(), warnings);
    }

    /** Its life has ended, and another begins then. */
    void waits(String why, Instant until) {
        become(AgentState.RESTARTING, info.version(), Optional.of(why), info.restarts(), Optional.of(until),
                info.warnings());
    }

    /** It is started again. */
    void restarts() {
        become(AgentState.RESTARTING, info.version(), info.sentence(), info.restarts() + 1,
                /* next= */ Optional.empty(), info.warnings());
    }

    /** Nobody starts it again by himself. */
    void failed(String why) {
        become(AgentState.FAILED, info.version(), Optional.of(why), info.restarts(),
                /* next= */ Optional.empty(), info.warnings());
    }

    /** The bridge ends, and nothing changes any more. */
    void stopped() {
        become(AgentState.STOPPED, info.version(), /* sentence= */ Optional.empty(), info.restarts(),
                /* next= */ Optional.empty(), info.warnings());
    }

    private void become(AgentState state, Optional<String> version, Optional<String> sentence, long restarts,
            Optional<Instant> next, List<String> warnings) {
        if (info.state() != AgentState.STOPPED) {
            info = new AgentInfo(info.name(), state, version, sentence, restarts,
                    next.map(Instant::toEpochMilli), warnings);
            changed.accept(info);
        }
    }
}
