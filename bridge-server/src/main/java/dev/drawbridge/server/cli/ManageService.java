package dev.drawbridge.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.config.Fault;
import dev.drawbridge.server.config.InForce;
import dev.drawbridge.server.config.ServeLine;
import dev.drawbridge.server.launcher.Launcher;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.service.BridgeUnit;
import dev.drawbridge.server.service.CannotServe;
import dev.drawbridge.server.service.Standing;
import dev.drawbridge.server.service.Tailscale;
import dev.drawbridge.server.service.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge service}: has systemd run the bridge. */
@Command(name = "service", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", description = "Has systemd run the bridge for you, from when you log in.")
final class ManageService extends ShellCommand implements Runnable {
    private static final ObjectMapper JSON = BridgeJson.mapper();

    private final Optional<Path> launcher;

    ManageService() {
        this(System.getenv(), Launcher.find());
    }

    /** @param launcher the program that starts this one, if it is known */
    ManageService(Map<String, String> environment, Optional<Path> launcher) {
        super("service", environment);
        this.launcher = launcher;
    }

    @Override
    public void run() {
        spec().commandLine().usage(out());
    }

    @Command(name = "install", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
        "Writes a unit for systemd, and has the bridge start when you log in. Again, it writes it anew.",
        "Behind -- may stand what 'drawbridge serve' is told each time; all of that may stand in its config file, too."})
    int install(
            @Parameters(arity = "0..*", paramLabel = "-- OPTION", description = "What 'drawbridge serve' is told.") @Nullable List<String> options,
            @Option(names = "--now", description = "Start it at once, anew if it runs.") boolean now,
            @Option(names = "--force", description = "Write over a unit of that name that somebody else has written.") boolean force,
            @Option(names = "--tailscale", description = "Tell what brings this bridge into a Tailscale network. Nothing of it is done.") boolean tailscale,
            @Option(names = "--program", paramLabel = "FILE", description = "What to start. Default: this program.") @Nullable Path program,
            @Option(names = "--json", description = "Print an object a line.") boolean json) {
        List<String> told = options == null ? List.of() : options;
        ServeLine line = checked(told);
        Unit unit = unit(program, told);
        BridgeUnit service = new BridgeUnit(environment());
        try {
            service.install(unit, now, force);
            Standing standing = service.standing();
            if (json) {
                print(standing);
            } else {
                out().println("wrote " + standing.unit());
                out().println(now
                        ? "the bridge is " + standing.state() + "; 'drawbridge service status' shows more"
                        : "the bridge starts when you log in; 'drawbridge service install --now' starts it at once");
                hints(service);
            }
            if (tailscale) {
                tailscale(line).lines().forEach((json ? err() : out())::println);
            }
            return Exit.DONE;
        } catch (CannotServe reason) {
            return fail(reason.sentence());
        } finally {
            out().flush();
        }
    }

    private ServeLine checked(List<String> told) {
        if (told.stream()
                .anyMatch(word -> word.startsWith("--auth-token") && !word.startsWith("--auth-token-file"))) {
            throw mistake(
                    "others can read a unit: put the token into a file, and name that with --auth-token-file");
        }
        if (!told.stream().allMatch(Unit::canSay)) {
            throw mistake("systemd takes no line ends and the like: leave them out");
        }
        ServeLine line = new ServeLine(told, environment(), Serve::onTrial, UsageErrors::sentence);
        List<Fault> faults = line.faults(Serve::tryOut);
        if (!faults.isEmpty()) {
            throw mistake("the bridge could not be started like that: " + faults.getFirst());
        }
        return line;
    }

    private Unit unit(@Nullable Path program, List<String> told) {
        Path started = Optional.ofNullable(program).or(() -> launcher)
                .orElseThrow(() -> mistake(
                        "this was not started by the program 'drawbridge': name that with --program"));
        if (!Files.isExecutable(started)) {
            throw mistake(started + " is no program: name one that can be started");
        }
        if (!Unit.canStart(started.toString())) {
            throw mistake("systemd starts no program with quotes in its path: put this one elsewhere");
        }
        List<String> command = new ArrayList<>(List.of(started.toAbsolutePath().toString(), Serve.NAME));
        command.addAll(told);
        return new Unit(command, BridgeUnit.toBeGiven(environment()));
    }

    private void hints(BridgeUnit service) {
        if (!environment().getOrDefault("DRAWBRIDGE_TOKEN", "").isBlank()) {
            out().println(
                    "the service does not know DRAWBRIDGE_TOKEN: put the token into a file, and name that with "
                            + "--auth-token-file, or in the config file");
        }
        if (service.endsWithTheSession()) {
            out().println(
                    "it ends when you log out: 'loginctl enable-linger' lets it go on, and start with the machine");
        }
    }

    private static Tailscale tailscale(ServeLine line) {
        List<InForce> all = line.inForce();
        return new Tailscale(value(all, "bind").orElseThrow(),
                value(all, "tls").filter("true"::equals).isPresent() || value(all, "tls-cert").isPresent(),
                value(all, "trusted-proxy").isPresent(), value(all, "allow-host").isPresent());
    }

    private static Optional<String> value(List<InForce> all, String setting) {
        return all.stream().filter(each -> each.setting().equals(setting))
                .flatMap(each -> each.values().stream())
                .findFirst();
    }

    @Command(name = "status", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Shows whether systemd runs the bridge, and what it has logged last; exits with 3 if it does not run.")
    int status(@Option(names = "--json", description = "Print an object a line.") boolean json) {
        try {
            Standing standing = new BridgeUnit(environment()).standing();
            if (json) {
                print(standing);
            } else {
                show(standing);
            }
            return standing.running() ? Exit.DONE : Exit.NO_BRIDGE;
        } catch (CannotServe reason) {
            return fail(reason.sentence());
        } finally {
            out().flush();
        }
    }

    private void show(Standing standing) {
        out().println("unit     " + standing.unit() + (!standing.installed()
                ? "  (not there: 'drawbridge service install' writes it)"
                : standing.ours() ? "" : "  (not written by this program)"));
        out().println(
                "state    " + standing.state() + standing.pid().map(pid -> ", process " + pid).orElse(""));
        out().println("starts   " + (standing.enabled() ? "when you log in" : "when it is told to"));
        standing.log().forEach(line -> out().println("  " + Glyphs.harmless(line)));
    }

    @Command(name = "uninstall", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Takes the unit away again.")
    int uninstall(@Option(names = "--now", description = "End the bridge at once, too.") boolean now,
            @Option(names = "--force", description = "Remove also a unit that somebody else has written.") boolean force,
            @Option(names = "--json", description = "Print an object a line.") boolean json) {
        BridgeUnit service = new BridgeUnit(environment());
        try {
            service.uninstall(now, force);
            if (json) {
                print(service.standing());
            } else {
                out().println("removed " + service.file().path());
                if (service.standing().running()) {
                    out().println("the bridge still runs: 'systemctl --user stop drawbridge' ends it");
                }
            }
            return Exit.DONE;
        } catch (CannotServe reason) {
            return fail(reason.sentence());
        } finally {
            out().flush();
        }
    }

    private void print(Standing standing) {
        out().println(JSON.valueToTree(standing).toString());
    }
}
