package dev.drawbridge.partners.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command line with the whole of its environment: nothing is inherited. */
public record Command(List<String> line, Map<String, String> environment, Path directory) {
    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    /** This command with more arguments. */
    public Command with(String... arguments) {
        List<String> longer = new ArrayList<>(line);
        longer.addAll(List.of(arguments));
        return new Command(longer, environment, directory);
    }

    /** This command with one more variable. */
    public Command withVariable(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Command(line, more, directory);
    }

    public AgentProcess start() {
        return AgentProcess.start(this);
    }

    /** Runs to the end without input. */
    public Output run(Duration timeout) {
        try (AgentProcess process = start()) {
            return process.finish(timeout);
        }
    }
}
