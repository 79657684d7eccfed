package dev.drawbridge.server.run;

import dev.drawbridge.protocol.bridge.terminal.Terminal;
import dev.drawbridge.protocol.bridge.terminal.TerminalHolder;
import dev.drawbridge.protocol.bridge.terminal.TerminalList;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.CallingCommand;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.paper.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code drawbridge terminals}: shows at which terminals one can look. */
@Command(name = "terminals", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, subcommands = AttachTerminal.class, description = {
    "Shows the terminals that can be looked at: those of 'drawbridge run', and those that devices have opened.",
    "Those that have ended are shown for a minute."})
public final class ListTerminals extends CallingCommand {
    private static final List<String> HEADING = List.of("ID", "NAME", "SIZE", "STATE", "TYPES", "LOOK",
            "COMMAND");
    private static final int COMMAND = 6;

    private final Supplier<Screen> screen;

    public ListTerminals() {
        this(System.getenv(), () -> Screen.of(System.getenv()));
    }

    ListTerminals(Map<String, String> environment, Supplier<Screen> screen) {
        super("terminals", environment);
        this.screen = screen;
    }

    @Override
    protected int run(BridgeLine line) throws Refused {
        List<Terminal> all = list(line);
        if (isJson()) {
            all.forEach(this::printJson);
        } else if (all.isEmpty()) {
            err().println("there is no terminal to look at: 'drawbridge run -- CMD' shares one");
        } else {
            new Table(HEADING, all.stream().map(ListTerminals::row).toList(), COMMAND).lines(screen.get())
                    .forEach(out()::println);
        }
        return Exit.DONE;
    }

    static List<Terminal> list(BridgeLine line) throws Refused {
        return line.call("bridge/terminal/list", TerminalList.class).terminals();
    }

    private static List<String> row(Terminal terminal) {
        return List.of(terminal.terminalId(), Glyphs.harmless(terminal.name()),
                terminal.columns() + "x" + terminal.rows(), state(terminal),
                terminal.input().map(ListTerminals::who).orElse("-"),
                terminal.viewers() == 0 ? "-" : String.valueOf(terminal.viewers()),
                Glyphs.harmless(String.join(" ", terminal.command())));
    }

    private static String state(Terminal terminal) {
        return switch (terminal.state()) {
            case RUNNING -> "runs";
            case EXITED -> terminal.exitCode().map(code -> "exited " + code).orElse("exited");
            case LOST -> "lost";
        };
    }

    private static String who(TerminalHolder holder) {
        return Glyphs.harmless(holder.device().orElse("its keyboard"));
    }
}
