package dev.drawbridge.core.agent.demo;

import java.util.List;

/** One thing that the demo does in a turn. */
sealed interface Step {
    /** Streams an answer in Markdown. */
    record Say(String markdown) implements Step {}

    /** Streams the summary of a thought. */
    record Think(String summary) implements Step {}

    /** Shows the steps of a plan, so many of them done and the next one in progress. */
    record Plan(List<String> steps, int done) implements Step {
        public Plan {
            steps = List.copyOf(steps);
        }
    }

    /** Shows a command and the lines it writes. */
    record Run(String command, List<String> output, int exitCode) implements Step {
        public Run {
            output = List.copyOf(output);
        }
    }

    /** Asks first whether a command may be shown, saying why. */
    record Ask(String reason, Run command) implements Step {}

    /** Shows a change of one file, as a unified diff without its header. */
    record Change(String path, String diff) implements Step {}

    /** Ends the turn with an error. */
    record Fail(String message) implements Step {}
}
