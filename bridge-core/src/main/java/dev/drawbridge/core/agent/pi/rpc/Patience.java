package dev.drawbridge.core.agent.pi.rpc;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How long an answer is waited for. */
final class Patience {
    /** From the start of the process to the first answer, with every extension loaded. */
    static final Duration TO_BE_READY = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    /** What Pi does without asking a model, a person or an extension. */
    private static final Set<String> PROMPT = Set.of("get_state", "get_messages", "get_entries", "get_tree",
            "get_session_stats", "get_available_models", "get_available_thinking_levels", "get_commands",
            "get_fork_messages", "get_last_assistant_text", "clear_queue", "set_model", "set_thinking_level",
            "set_session_name", "abort_bash", "abort_retry");

    private Patience() {}

    /** Empty for what may take any time. */
    static Optional<Duration> with(String command) {
        return PROMPT.contains(command) ? Optional.of(AT_ONCE) : Optional.empty();
    }
}
