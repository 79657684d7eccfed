package dev.drawbridge.core.agent.pi.thread;

import java.util.Map;
import java.util.Optional;

/** The commands of Pi's own terminal, which mean nothing in a prompt: the model would get them as text. */
final class Builtins {
    private static final String TERMINAL = "start Pi in a terminal for it.";

    /** What to do instead. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("settings", TERMINAL), Map.entry("scoped-models", TERMINAL),
            Map.entry("login", TERMINAL), Map.entry("logout", TERMINAL), Map.entry("trust", TERMINAL),
            Map.entry("hotkeys", TERMINAL), Map.entry("changelog", TERMINAL), Map.entry("share", TERMINAL),
            Map.entry("bug", TERMINAL), Map.entry("export", TERMINAL), Map.entry("import", TERMINAL),
            Map.entry("tree", TERMINAL), Map.entry("llama", TERMINAL),
            Map.entry("model", "choose a model in your client."),
            Map.entry("thinking", "choose a reasoning effort in your client."),
            Map.entry("session", "your client shows what is known of the thread."),
            Map.entry("copy", "copy the answer in your client."),
            Map.entry("fork", "fork the thread in your client."),
            Map.entry("clone", "fork the thread in your client."),
            Map.entry("new", "start a new thread in your client."),
            Map.entry("resume", "resume another thread in your client."),
            Map.entry("reload", "close the thread and resume it."),
            Map.entry("quit", "close your client."));

    private Builtins() {}

    /** Why a command is not taken; empty if it is none of these. */
    static Optional<String> refusal(String command) {
        return Optional.ofNullable(REFUSED.get(command))
                .map(instead -> "/" + command + " is a command of Pi's own terminal; " + instead);
    }
}
