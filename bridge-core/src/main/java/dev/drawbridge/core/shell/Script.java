package dev.drawbridge.core.shell;

import java.util.List;
import java.util.Optional;

/**
 * The text of a command, looked at as a shell would.
 *
 * @param text as it was given
 * @param words of the one simple command that it is; empty if a shell might make anything else of it
 */
public record Script(String text, Optional<List<String>> words) {
    /** Longer texts are not looked into. */
    private static final int MOST = 1 << 16;

    public Script {
        words = words.map(List::copyOf);
    }

    public static Script of(String text) {
        return new Script(text, text.length() > MOST ? Optional.empty() : SimpleCommand.words(text));
    }

    /**
     * The script within a command line, if that is a shell and a script for it as in {@code bash -lc 'git status'}; else
     * the command line itself.
     */
    public static Script within(String commandLine) {
        return of(ShellCall.script(commandLine).orElse(commandLine));
    }

    /** The script that an argument vector runs, if it is that of a shell; else its elements, quoted and joined. */
    public static Script of(List<String> arguments) {
        return of(ShellCall.script(arguments).orElseGet(() -> Quoting.join(arguments)));
    }

    /** Whether this is what a shell runs when started with these arguments. */
    public boolean isRunBy(List<String> arguments) {
        return ShellCall.script(arguments).equals(Optional.of(text));
    }

    /** Whether it is not looked into, so that nothing is known of it. */
    public boolean isTooLong() {
        return text.length() > MOST;
    }

    /** Whether it is a single simple command, all of whose words stand for themselves. */
    public boolean single() {
        return words.isPresent();
    }

    /**
     * What of it may be a command of its own, the whole among it. Rather too much is found than too little: this is for
     * those who look for what they forbid.
     */
    public List<String> segments() {
        return Segments.of(text);
    }
}
