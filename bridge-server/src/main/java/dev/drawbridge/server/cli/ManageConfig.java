package dev.drawbridge.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.config.ConfigPlace;
import dev.drawbridge.server.config.Example;
import dev.drawbridge.server.config.Fault;
import dev.drawbridge.server.config.InForce;
import dev.drawbridge.server.config.ServeLine;
import dev.drawbridge.server.paper.Glyphs;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge config}: tells what a bridge would be told, and by whom. */
@Command(name = "config", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", description = {
    "Tells about the file in which may stand what 'drawbridge serve' takes.",
    "It is ~/.config/drawbridge/config.toml, unless DRAWBRIDGE_CONFIG, or --config-file for serve, names another."})
final class ManageConfig extends ShellCommand implements Runnable {
    private static final ObjectMapper JSON = BridgeJson.mapper();

    ManageConfig() {
        this(System.getenv());
    }

    ManageConfig(Map<String, String> environment) {
        super("config", environment);
    }

    @Override
    public void run() {
        spec().commandLine().usage(out());
    }

    @Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
        "Finds all that is wrong with the file; if nothing is, shows what is in force, and where it comes from.",
        "Behind -- may stand what 'drawbridge serve' would be told besides."})
    int check(
            @Parameters(arity = "0..*", paramLabel = "[FILE] [-- OPTION...]", description = "Which file. Default: the one that 'drawbridge serve' would read.") @Nullable List<String> words,
            @Option(names = "--json", description = "Print an object a line.") boolean json) {
        ServeLine line = new ServeLine(line(words == null ? List.of() : words), environment(), Serve::onTrial,
                UsageErrors::sentence);
        List<Fault> faults = line.faults(Serve::tryOut);
        if (faults.isEmpty()) {
            show(line, json);
        } else if (json) {
            faults.forEach(fault -> out().println(JSON.valueToTree(Told.of(fault)).toString()));
        } else {
            faults.forEach(err()::println);
        }
        out().flush();
        return faults.isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    /** What is wrong, for programs. */
    private record Told(String fault, Optional<String> file, Optional<Integer> line,
            Optional<Integer> column) {
        static Told of(Fault fault) {
            return new Told(fault.sentence(), fault.file().map(Path::toString), fault.line(), fault.column());
        }
    }

    /** A file is named without an option here, since it is what this command is about. */
    private static List<String> line(List<String> words) {
        List<String> line = new ArrayList<>(words);
        if (!words.isEmpty() && !words.getFirst().startsWith("-")) {
            line.set(0, ConfigPlace.OPTION + "=" + words.getFirst());
        }
        return line;
    }

    private void show(ServeLine line, boolean json) {
        List<InForce> all = line.inForce();
        if (json) {
            all.forEach(each -> out().println(JSON.valueToTree(each).toString()));
            return;
        }
        ConfigPlace place = line.place();
        out().println(place.isThere()
                ? place.file() + " is in order. In force are:"
                : "There is no " + place.file() + ". In force are:");
        int width = all.stream().mapToInt(each -> each.setting().length()).max().orElse(0);
        all.forEach(each -> out().println("  " + Glyphs.pad(each.setting(), width) + "  "
                + Glyphs.harmless(each.values().isEmpty() ? "-" : String.join(", ", each.values()))
                + origin(each)));
    }

    private static String origin(InForce each) {
        return switch (each.source()) {
            case FLAG -> "  (command line)";
            case ENVIRONMENT -> "  (environment)";
            case FILE -> "  (file" + each.line().map(line -> ", line " + line).orElse("") + ")";
            case DEFAULT -> "";
        };
    }

    @Command(name = "path", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Tells which file 'drawbridge serve' would read; exits with 1 if there is none.")
    int path() {
        ConfigPlace place = new ServeLine(List.of(), environment(), Serve::onTrial, UsageErrors::sentence)
                .place();
        out().println(place.file());
        out().flush();
        return place.isThere() ? Exit.DONE : Exit.FAILED;
    }

    @Command(name = "init", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Writes a file that tells all that can be set, and sets nothing; never over another.")
    int init(
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "Which file. Default: the one that 'drawbridge serve' would read.") @Nullable Path named) {
        Path file = named != null
                ? named
                : new ServeLine(List.of(), environment(), Serve::onTrial, UsageErrors::sentence).place()
                        .file();
        try {
            new Example(Serve.onTrial().getCommandSpec()).write(file);
        } catch (FileAlreadyExistsException there) {
            return fail("there is a " + file + " already, and it stays as it is");
        } catch (IOException unwritable) {
            return fail("cannot write " + file + ": name a file where you may write");
        }
        out().println("wrote " + file);
        out().flush();
        return Exit.DONE;
    }
}
