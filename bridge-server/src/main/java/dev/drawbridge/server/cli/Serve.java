package dev.drawbridge.server.cli;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.codex.Checked;
import dev.drawbridge.core.agent.codex.CodexAgent;
import dev.drawbridge.core.agent.codex.CodexOptions;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.engine.Birth;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.log.Logging;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drawbridge serve}: lets clients in until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Starts the bridge: clients connect to it by WebSocket and share the agent's live sessions.",
    "Prints 'listening on ws://HOST:PORT/ws' once it is ready, and logs to stderr."})
final class Serve implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(Serve.class);

    /** Which agent the bridge speaks to. */
    enum AgentChoice {
        CODEX, DEMO
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(validate = false, heading = "%nWho may connect, and where:%n")
    private DoorOptions door = new DoorOptions();

    @Option(names = "--agent", paramLabel = "codex|demo", description = "The agent: Codex, or a scripted one that needs no key. Default: codex where it is found, otherwise demo.")
    private Optional<AgentChoice> agent = Optional.empty();

    @ArgGroup(validate = false, heading = "%nHow Codex is run:%n")
    private CodexFlags codex = new CodexFlags();

    @ArgGroup(validate = false, heading = "%nWhat is logged:%n")
    private LogOptions logging = new LogOptions();

    @Override
    public Integer call() throws InterruptedException {
        Logging.configure(logging.level(), logging.format());
        PrintWriter err = spec.commandLine().getErr();
        Map<String, String> environment = System.getenv();
        try {
            Agent chosen = choose(environment);
            Bridge bridge = Bridge.start(chosen, Version.ofTheBuild(),
                    door.endpoint(spec.commandLine(), environment));
            return serve(bridge);
        } catch (AgentUnavailable | CannotListenException impossible) {
            err.println("drawbridge serve: " + impossible.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private Agent choose(Map<String, String> environment) {
        CodexOptions options = codex.options();
        CodexAgent real = new CodexAgent(options, environment);
        if (agent.isEmpty() && !codex.given() && real.binary().isEmpty()) {
            log.warn(
                    "codex was not found on PATH, so this is the demo agent: a script with no model behind it");
            return new DemoAgent(Pace.ofTheClock());
        }
        if (agent.filter(AgentChoice.DEMO::equals).isPresent()) {
            if (codex.given()) {
                throw new ParameterException(spec.commandLine(),
                        "--agent demo takes no options about Codex: leave them out, or write --agent codex");
            }
            return new DemoAgent(Pace.ofTheClock());
        }
        switch (options.check(environment)) {
            case Checked.Wrong wrong -> throw new ParameterException(spec.commandLine(), wrong.sentence());
            case Checked.Fine fine -> fine.notes().forEach(log::warn);
        }
        return real;
    }

    /** Says that it is ready, then waits until it is told to stop. */
    private int serve(Bridge bridge) throws InterruptedException {
        Shutdown shutdown = Shutdown.install(bridge);
        return switch (bridge.birth().join()) {
            case Birth.Stillborn stillborn -> {
                shutdown.byItself();
                spec.commandLine().getErr().println("drawbridge serve: " + stillborn.sentence());
                yield ExitCode.SOFTWARE;
            }
            case Birth.Alive alive -> {
                PrintWriter out = spec.commandLine().getOut();
                out.println("listening on " + bridge.url());
                out.flush();
                new CountDownLatch(1).await();
                yield ExitCode.OK;
            }
        };
    }
}
