package dev.drawbridge.server.cli;

import dev.drawbridge.server.command.Version;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the command line, and the program's main class. */
@Command(name = "drawbridge", description = "Lets every device you own work in the same live coding-agent session.", mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND")
public final class Drawbridge implements Runnable {
    @Spec
    private CommandSpec spec;

    private final HeadStart headStart;

    Drawbridge(HeadStart headStart) {
        this.headStart = headStart;
    }

    /** What carries out these arguments, and may not know any other command than theirs. */
    static CommandLine commandLine(String... arguments) {
        return commandLine(HeadStart.none(), arguments);
    }

    private static CommandLine commandLine(HeadStart headStart, String... arguments) {
        return Commands.addTo(new CommandLine(new Drawbridge(headStart)), List.of(arguments))
                .setCaseInsensitiveEnumValuesAllowed(true).setParameterExceptionHandler(new UsageErrors());
    }

    public static void main(String[] arguments) {
        boolean serves = arguments.length > 0 && arguments[0].equals(Serve.NAME);
        HeadStart headStart = serves ? HeadStart.take() : HeadStart.none();
        System.exit(commandLine(headStart, arguments).execute(arguments));
    }

    HeadStart headStart() {
        return headStart;
    }

    /** Answers a bare {@code drawbridge} with the help that its reader was about to ask for. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
