package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.AgentState;
import java.util.Optional;

/** How the agent is doing, as clients are told. */
final class AgentStatus {
    private volatile AgentInfo info;

    AgentStatus(String name) {
        info = new AgentInfo(name, AgentState.STARTING, Optional.empty());
    }

    AgentInfo info() {
        return info;
    }

    boolean isReady() {
        return info.state() == AgentState.READY;
    }

    /** It has answered its greeting. */
    synchronized void ready(String userAgent) {
        become(AgentState.READY, version(userAgent).or(info::version));
    }

    /** Its life has ended or could not begin; {@code state} says what comes of that. */
    synchronized void ended(AgentState state) {
        become(state, info.version());
    }

    private void become(AgentState state, Optional<String> version) {
        if (info.state() != AgentState.STOPPED) {
            info = new AgentInfo(info.name(), state, version);
        }
    }

    /** What stands between the first slash and the blank behind it: {@code drawbridge/0.169.0 (Debian 12)}. */
    private static Optional<String> version(String userAgent) {
        int slash = userAgent.indexOf('/');
        int blank = userAgent.indexOf(' ', slash);
        return slash < 0
                ? Optional.empty()
                : Optional.of(userAgent.substring(slash + 1, blank < 0 ? userAgent.length() : blank));
    }
}
