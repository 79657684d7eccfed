package dev.drawbridge.server.cli;

import dev.drawbridge.server.command.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the command line, and the program's main class. */
@Command(name = "drawbridge", description = "Lets every device you own work in the same live coding-agent session.", mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", subcommands = {
    Serve.class, Pair.class, ManageDevices.class, ShowAudit.class, ManagePasswords.class})
public final class Drawbridge implements Runnable {
    @Spec
    private CommandSpec spec;

    private final HeadStart headStart;

    Drawbridge(HeadStart headStart) {
        this.headStart = headStart;
    }

    static CommandLine commandLine() {
        return commandLine(HeadStart.none());
    }

    private static CommandLine commandLine(HeadStart headStart) {
        return new CommandLine(new Drawbridge(headStart)).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors());
    }

    public static void main(String[] arguments) {
        boolean serves = arguments.length > 0 && arguments[0].equals(Serve.NAME);
        System.exit(commandLine(serves ? HeadStart.take() : HeadStart.none()).execute(arguments));
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
