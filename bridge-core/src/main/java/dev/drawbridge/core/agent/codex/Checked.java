package dev.drawbridge.core.agent.codex;

import java.util.List;

/** What a look at {@link CodexOptions} says before anything is started. */
public sealed interface Checked {
    /**
     * They can be given to Codex.
     *
     * @param arguments what follows the name of the program
     * @param notes sentences that whoever gave the options should read
     */
    record Fine(List<String> arguments, List<String> notes) implements Checked {
        public Fine {
            arguments = List.copyOf(arguments);
            notes = List.copyOf(notes);
        }
    }

    /** They cannot; the sentence says what to write instead. */
    record Wrong(String sentence) implements Checked {}
}
