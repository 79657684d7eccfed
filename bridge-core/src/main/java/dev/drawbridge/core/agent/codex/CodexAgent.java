package dev.drawbridge.core.agent.codex;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentLink;
import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.process.Child;
import dev.drawbridge.core.process.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Codex, each life of it a {@code codex app-server} process on stdio. */
public final class CodexAgent implements Agent {
    /** Names the program where the command line does not. */
    private static final String NAMED = "DRAWBRIDGE_CODEX";
    private static final String LAUNCHER = "drawbridge";

    private final CodexOptions options;
    private final Map<String, String> environment;

    /** @param environment what Codex and its commands see of the environment, PATH among it */
    public CodexAgent(CodexOptions options, Map<String, String> environment) {
        this.options = options;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "codex";
    }

    @Override
    public boolean isCatalogued() {
        return true;
    }

    @Override
    public Optional<Path> directory() {
        return Optional.of(options.directory().toAbsolutePath());
    }

    /** The program that would be started. A link of that name to Drawbridge itself is none: it would lead back here. */
    public Optional<Path> binary() {
        return new Executables(environment.getOrDefault("PATH", "")).find(wanted(), CodexAgent::isCodex);
    }

    private String wanted() {
        return options.binary().equals(CodexOptions.NONE.binary())
                ? environment.getOrDefault(NAMED, options.binary())
                : options.binary();
    }

    private static boolean isCodex(Path program) {
        try {
            return !program.toRealPath().endsWith(LAUNCHER);
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public AgentLink start(AgentListener listener) throws AgentUnavailable {
        Path binary = binary().orElseThrow(() -> new AgentUnavailable(missing()));
        List<String> command = new ArrayList<>();
        command.add(binary.toString());
        command.addAll(arguments());
        try {
            return CodexLife.begin(Child.start(command, environment, options.directory().toAbsolutePath()),
                    listener);
        } catch (IOException refused) {
            throw new AgentUnavailable(
                    binary + " could not be started: see that it is a program for this machine",
                    refused);
        }
    }

    private List<String> arguments() throws AgentUnavailable {
        return switch (options.check(environment)) {
            case Checked.Fine fine -> fine.arguments();
            case Checked.Wrong wrong -> throw new AgentUnavailable(wrong.sentence());
        };
    }

    private String missing() {
        return wanted().indexOf('/') < 0
                ? wanted()
                        + " was not found on PATH: install it with npm i -g @openai/codex or name it with --codex-bin"
                : wanted() + (Files.isExecutable(Path.of(wanted()))
                        ? " is Drawbridge itself: name the real Codex with --codex-bin"
                        : " is not a program: name Codex with --codex-bin");
    }
}
