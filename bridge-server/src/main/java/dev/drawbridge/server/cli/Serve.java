package dev.drawbridge.server.cli;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.engine.Birth;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.cli.doctor.ServePlan;
import dev.drawbridge.server.client.Starter;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.config.ConfigFlags;
import dev.drawbridge.server.config.Fault;
import dev.drawbridge.server.config.ServeLine;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.log.Logging;
import dev.drawbridge.server.project.ProjectFlags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code drawbridge serve}: lets clients in until it is told to stop. */
@Command(name = Serve.NAME, mixinStandardHelpOptions = true, abbreviateSynopsis = true, sortOptions = false, versionProvider = Version.class, description = {
    "Starts the bridge: clients connect to it by WebSocket and share the agent's live sessions.",
    "Prints 'listening on ws://HOST:PORT/ws', or wss:// with --tls, once it is ready, and logs to stderr."})
final class Serve extends ShellCommand implements Callable<Integer> {
    static final String NAME = "serve";

    private static final Logger log = LoggerFactory.getLogger(Serve.class);

    @Mixin
    private DoorOptions door = new DoorOptions();

    @Mixin
    private TlsFlags tls = new TlsFlags();

    @Mixin
    private LimitFlags limits = new LimitFlags();

    @Option(names = Starter.ON_DEMAND, hidden = true, description = "Whoever starts it wants a bridge on this host, on whatever port, and no second one.")
    private boolean onDemand;

    @ParentCommand
    private Drawbridge program = new Drawbridge(HeadStart.none());

    @Mixin
    private AgentOptions agents = new AgentOptions();

    @Mixin
    private KeepingOptions keeping = new KeepingOptions();

    @Mixin
    private ProjectFlags projects = new ProjectFlags();

    @Mixin
    private ApprovalOptions approvals = new ApprovalOptions();

    @Mixin
    private LogOptions logging = new LogOptions();

    @Mixin
    private ConfigFlags config = new ConfigFlags();

    Serve() {
        super(NAME, System.getenv());
    }

    /** One that is told a line, and never carries it out. */
    static CommandLine onTrial() {
        return new CommandLine(new Serve()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** What this line means. */
    private record Plan(BridgeOptions options, AgentOptions.Chosen chosen) {}

    /** What a bridge would do that is started with no word more than that; it listens at the usual place if nothing else is said. */
    static ServePlan plan(Map<String, String> environment) {
        ServeLine line = new ServeLine(List.of(), environment, Serve::onTrial, UsageErrors::sentence);
        List<String> faults = line.faults(Serve::tryOut).stream().map(Fault::toString).toList();
        return new ServePlan(BindAddress.parse(faults.isEmpty()
                ? line.inForce().stream().filter(each -> each.setting().equals("bind"))
                        .flatMap(each -> each.values().stream()).findFirst().orElse(DoorOptions.USUAL)
                : DoorOptions.USUAL), faults);
    }

    /** Takes a line in earnest, short of carrying it out. */
    static void tryOut(List<String> line) {
        CommandLine serve = onTrial();
        serve.parseArgs(line.toArray(String[]::new));
        serve.<Serve>getCommand().plan();
    }

    @Override
    public Integer call() throws InterruptedException {
        Plan plan = plan();
        Logging.configure(logging.level(), logging.format());
        config.file().ifPresent(file -> log.info("it is also told what stands in {}", file));
        plan.chosen().remarks().forEach(log::warn);
        program.headStart().await();
        try {
            return serve(Bridge.start(plan.chosen().crew(), Version.ofTheBuild(), plan.options()));
        } catch (AgentUnavailable | CannotListenException impossible) {
            return fail(String.valueOf(impossible.getMessage()));
        }
    }

    private Plan plan() {
        Keeping kept = keeping.keeping(spec().commandLine(), environment());
        EndpointOptions endpoint = door.endpoint(spec().commandLine(), environment())
                .withCrowd(limits.options(spec().commandLine()))
                .withTls(tls.options(spec().commandLine(), kept.home()));
        endpoint = onDemand ? endpoint.yieldingItsPort() : endpoint;
        BridgeOptions options = BridgeOptions.at(endpoint).withKeeping(kept)
                .withEntrance(door.entrance(spec().commandLine()))
                .withApprovalTimeout(approvals.timeout())
                .withProjects(projects.options(spec().commandLine(), environment()));
        return new Plan(options, agents.choose(spec().commandLine(),
                DoorOptions.withoutToken(environment())));
    }

    /** Says that it is ready, then waits until it is told to stop. */
    private int serve(Bridge bridge) throws InterruptedException {
        Shutdown shutdown = Shutdown.install(bridge);
        if (onDemand && !bridge.letsHostIn()) {
            shutdown.byItself();
            return fail("no program of this host would reach it; the log above says why");
        }
        return switch (bridge.birth().join()) {
            case Birth.Stillborn stillborn -> {
                shutdown.byItself();
                yield failInLines(stillborn.sentence());
            }
            case Birth.Alive alive -> {
                String ready = "listening on " + bridge.url();
                log.info(ready);
                bridge.fingerprint().ifPresent(
                        fingerprint -> log.info("its certificate's SHA-256 fingerprint is {}", fingerprint));
                out().println(ready);
                out().flush();
                new CountDownLatch(1).await();
                yield ExitCode.OK;
            }
        };
    }
}
