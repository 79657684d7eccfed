package dev.drawbridge.server.cli;

import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.config.Composed;
import dev.drawbridge.server.config.ServeLine;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.paper.TerminalEnds;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
                .setCaseInsensitiveEnumValuesAllowed(true).setExpandAtFiles(false)
                .setParameterExceptionHandler(new UsageErrors());
    }

    public static void main(String[] arguments) {
        boolean serves = arguments.length > 0 && arguments[0].equals(Serve.NAME);
        HeadStart headStart = serves ? HeadStart.take() : HeadStart.none();
        // one that knows whether anybody still reads
        PrintWriter out = new PrintWriter(System.out, /* autoFlush= */ true, System.out.charset());
        CommandLine program = commandLine(headStart, arguments).setOut(out)
                .setHelpFactory(new HelpPage(() -> Screen.of(System.getenv(), TerminalEnds.here())));
        System.exit(execute(program, System.getenv(), arguments));
    }

    /** Carries out the line, as the config file completes it. */
    static int execute(CommandLine program, Map<String, String> environment, String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals(Serve.NAME)) {
            return program.execute(arguments);
        }
        ServeLine line = new ServeLine(List.of(arguments).subList(1, arguments.length), environment,
                Serve::onTrial, UsageErrors::sentence);
        return switch (line.composed()) {
            case Composed.Plain plain -> program.execute(arguments);
            case Composed.Complete complete -> program
                    .setParameterExceptionHandler(new UsageErrors(Optional.of(complete.file())))
                    .execute(Stream.concat(Stream.of(Serve.NAME), complete.line().stream())
                            .toArray(String[]::new));
            case Composed.Faulty faulty -> {
                faulty.faults().forEach(program.getErr()::println);
                program.getErr().println("drawbridge serve: its config file cannot be meant: "
                        + "'drawbridge config check' says when it can");
                yield Exit.MISUSED;
            }
        };
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
