package dev.drawbridge.core.agent.pi.rpc;

/** What a Pi is able to, as told by what it answers. */
public enum Profile {
    /** Knows {@code clear_queue} and {@code get_entries}, and says {@code agent_settled}. */
    MODERN,
    /** Knows neither; when a run is over has to be asked. */
    LEGACY
}
