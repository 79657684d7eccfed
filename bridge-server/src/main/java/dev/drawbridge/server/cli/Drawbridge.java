package dev.drawbridge.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the command line, and the program's main class. */
@Command(name = "drawbridge", description = "Lets every device you own work in the same live coding-agent session.", mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", subcommands = {
    Serve.class, ShowAudit.class})
public final class Drawbridge implements Runnable {
    @Spec
    private CommandSpec spec;

    static CommandLine commandLine() {
        return new CommandLine(new Drawbridge()).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors());
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Answers a bare {@code drawbridge} with the help that its reader was about to ask for. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
