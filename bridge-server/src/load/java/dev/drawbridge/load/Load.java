package dev.drawbridge.load;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the load tool's command line, and its main class. */
@Command(name = "load", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", subcommands = {
    FanOut.class, RoundTrip.class, Idle.class, Reconnect.class, Siege.class}, description = {
        "Measures an endpoint that speaks as 'codex app-server --listen' does: Drawbridge, Codex itself, or another.",
        "Exit code 0: measured; 1: could not, and says why; 2: wrong usage."})
public final class Load implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine() {
        IExecutionExceptionHandler sayWhy = (failure, command, parsed) -> {
            if (!(failure instanceof IOException)) {
                throw failure;
            }
            command.getErr()
                    .println(command.getCommandSpec().qualifiedName() + ": " + failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        };
        return new CommandLine(new Load()).setExecutionExceptionHandler(sayWhy);
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
