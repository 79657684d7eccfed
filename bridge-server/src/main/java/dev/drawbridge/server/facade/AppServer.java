package dev.drawbridge.server.facade;

import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.RawLine;
import dev.drawbridge.server.client.Starter;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.ReachOptions;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code drawbridge app-server}: to whoever starts it a {@code codex app-server} on stdio, and a client of the bridge. */
@Command(name = AppServer.NAME, mixinStandardHelpOptions = true, abbreviateSynopsis = true, sortOptions = false, versionProvider = Version.class, description = {
    "Speaks on stdin and stdout as 'codex app-server' does, for editors and adapters that want a Codex of their own.",
    "Their sessions are the bridge's, and so those of all your devices. A bridge is started if none runs.",
    "Name this program's 'codex' link to them as their Codex, or this command. Other commands of Codex's app-server, such as generate-ts, are left to the real one."})
public final class AppServer extends ShellCommand implements Callable<Integer> {
    static final String NAME = "app-server";

    @Mixin
    private ReachOptions reach = new ReachOptions();

    @Option(names = {"-c",
        "--config"}, paramLabel = "KEY=VALUE", description = "Overrides a value of Codex's config.toml in each thread that is begun here. Repeatable.")
    private List<String> config = new ArrayList<>();

    @Option(names = "--enable", paramLabel = "FEATURE", description = "Short for -c features.FEATURE=true.")
    private List<String> enabled = new ArrayList<>();

    @Option(names = "--disable", paramLabel = "FEATURE", description = "Short for -c features.FEATURE=false.")
    private List<String> disabled = new ArrayList<>();

    /** What else an app-server on stdio may be told; the launcher leaves to the real one what matters. */
    @Unmatched
    private List<String> ignored = new ArrayList<>();

    private volatile boolean isOver;

    AppServer() {
        super(NAME, System.getenv());
    }

    @Override
    public Integer call() {
        Overrides overrides;
        try {
            overrides = Overrides.of(config, enabled, disabled);
        } catch (IllegalArgumentException wrong) {
            throw mistake(String.valueOf(wrong.getMessage()));
        }
        Destination destination = reach.destination(spec().commandLine(), environment());
        boolean here = destination.address() instanceof Address.Unix;
        try {
            if (here) {
                Starter.ofThisProgram(environment(), Version.ofTheBuild()).ensure();
            }
            try (RawLine line = RawLine.open(destination)) {
                return pump(line,
                        new Dressing(overrides, here ? Optional.of(Path.of("")) : Optional.empty()));
            }
        } catch (CannotReachBridge unreachable) {
            return fail(unreachable);
        }
    }

    private int pump(RawLine line, Dressing dressing) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endBySignal, "shutdown"));
        Pump pump = new Pump(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                line, dressing);
        Pump.End end = pump.run();
        isOver = true;
        return switch (end) {
            case Pump.End.Done _ -> Exit.DONE;
            case Pump.End.BridgeGone gone -> fail("the bridge is gone: " + gone.words());
            case Pump.End.Stuck stuck -> fail("it cannot go on: " + stuck.words());
        };
    }

    /** As the real one does. */
    private void endBySignal() {
        if (!isOver) {
            Runtime.getRuntime().halt(Exit.DONE);
        }
    }
}
