package dev.drawbridge.server.cli;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.codex.Checked;
import dev.drawbridge.core.agent.codex.CodexAgent;
import dev.drawbridge.core.agent.codex.CodexEndpoint;
import dev.drawbridge.core.agent.codex.CodexOptions;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.engine.Birth;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.log.Logging;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code drawbridge serve}: lets clients in until it is told to stop. */
@Command(name = Serve.NAME, mixinStandardHelpOptions = true, abbreviateSynopsis = true, sortOptions = false, versionProvider = Version.class, description = {
    "Starts the bridge: clients connect to it by WebSocket and share the agent's live sessions.",
    "Prints 'listening on ws://HOST:PORT/ws' once it is ready, and logs to stderr."})
final class Serve implements Callable<Integer> {
    static final String NAME = "serve";

    private static final Logger log = LoggerFactory.getLogger(Serve.class);

    /** What the agents are called on the command line. */
    enum AgentName {
        CODEX, DEMO
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DoorOptions door = new DoorOptions();

    @ParentCommand
    private Drawbridge program = new Drawbridge(HeadStart.none());

    @Option(names = "--agent", paramLabel = "codex|demo", description = "The agent: Codex, or a scripted one that needs no key. Default: codex where it is found, otherwise demo.")
    private Optional<AgentName> agent = Optional.empty();

    @Mixin
    private CodexFlags codex = new CodexFlags();

    @Mixin
    private KeepingOptions keeping = new KeepingOptions();

    @Mixin
    private ApprovalOptions approvals = new ApprovalOptions();

    @Mixin
    private LogOptions logging = new LogOptions();

    @Override
    public Integer call() throws InterruptedException {
        BridgeOptions options = BridgeOptions.at(door.endpoint(spec.commandLine(), System.getenv()))
                .withKeeping(keeping.keeping(spec.commandLine(), System.getenv()))
                .withApprovalTimeout(approvals.timeout());
        Chosen chosen = choose(DoorOptions.withoutToken(System.getenv()));
        Logging.configure(logging.level(), logging.format());
        chosen.remarks().forEach(log::warn);
        program.headStart().await();
        try {
            return serve(Bridge.start(chosen.agents(), Version.ofTheBuild(), options));
        } catch (AgentUnavailable | CannotListenException impossible) {
            return fail(String.valueOf(impossible.getMessage()));
        }
    }

    private Chosen choose(Map<String, String> environment) {
        CodexOptions options = codex.options();
        CodexAgent real = new CodexAgent(options, environment);
        if (agent.filter(AgentName.DEMO::equals).isPresent()) {
            if (codex.given()) {
                throw new ParameterException(spec.commandLine(),
                        "--agent demo takes no options about Codex: leave them out, or write --agent codex");
            }
            return demo();
        }
        if (agent.isEmpty() && !codex.given() && real.binary().isEmpty()) {
            return demo(
                    "codex was not found on PATH, so this is the demo agent: a script with no model behind it");
        }
        return switch (codex.endpoint(environment)) {
            case CodexEndpoint.Wrong wrong ->
                throw new ParameterException(spec.commandLine(), wrong.sentence());
            case CodexEndpoint.Running running -> new Chosen(List.of(running.agent()), List.of());
            case CodexEndpoint.Own own -> switch (options.check(environment)) {
                case Checked.Wrong wrong ->
                    throw new ParameterException(spec.commandLine(), wrong.sentence());
                case Checked.Fine fine -> new Chosen(List.of(real), fine.notes());
            };
        };
    }

    private static Chosen demo(String... remarks) {
        return new Chosen(List.of(new DemoAgent(Pace.ofTheClock())), List.of(remarks));
    }

    /** Says that it is ready, then waits until it is told to stop. */
    private int serve(Bridge bridge) throws InterruptedException {
        Shutdown shutdown = Shutdown.install(bridge);
        return switch (bridge.birth().join()) {
            case Birth.Stillborn stillborn -> {
                shutdown.byItself();
                yield fail(stillborn.sentence());
            }
            case Birth.Alive alive -> {
                String ready = "listening on " + bridge.url();
                log.info(ready);
                PrintWriter out = spec.commandLine().getOut();
                out.println(ready);
                out.flush();
                new CountDownLatch(1).await();
                yield ExitCode.OK;
            }
        };
    }

    private int fail(String sentence) {
        spec.commandLine().getErr().println("drawbridge serve: " + sentence);
        return ExitCode.SOFTWARE;
    }

    /** The agents for this run, and what whoever wanted them should know. */
    private record Chosen(List<Agent> agents, List<String> remarks) {}
}
