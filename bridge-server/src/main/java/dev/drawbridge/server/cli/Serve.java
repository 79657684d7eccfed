package dev.drawbridge.server.cli;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.codex.Checked;
import dev.drawbridge.core.agent.codex.CodexAgent;
import dev.drawbridge.core.agent.codex.CodexOptions;
import dev.drawbridge.core.engine.Birth;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.log.Logging;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drawbridge serve}: lets clients in until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Starts the bridge: clients connect to it by WebSocket and share the agent's live sessions.",
    "Prints 'listening on ws://HOST:PORT/ws' once it is ready, and logs to stderr."})
final class Serve implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(Serve.class);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(validate = false, heading = "%nWho may connect, and where:%n")
    private DoorOptions door = new DoorOptions();

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
