package dev.drawbridge.server.run;

import dev.drawbridge.protocol.bridge.terminal.Terminal;
import dev.drawbridge.protocol.bridge.terminal.TerminalState;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Caller;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.BridgeCommand;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.pty.OwnTerminal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge terminals attach}: shows a terminal that is elsewhere, and types into it. */
@Command(name = "attach", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Shows a terminal here as it is there, and types into it: the first key takes the input.",
    "Ctrl-] leaves; the program goes on. A terminal that devices have opened takes the size of this one."})
public final class AttachTerminal extends BridgeCommand {
    @Parameters(paramLabel = "TERMINAL", description = "Its id or its name, as 'drawbridge terminals' shows them.")
    private String which = "";

    @Option(names = "--read-only", description = "Only look.")
    private boolean readOnly;

    public AttachTerminal() {
        this(System.getenv());
    }

    AttachTerminal(Map<String, String> environment) {
        super("terminals attach", environment);
    }

    @Override
    protected int run(Destination destination) throws CannotReachBridge, Refused {
        if (!OwnTerminal.isThere()) {
            return fail("it shows a terminal in a terminal, and there is none here");
        }
        Outlook outlook = new Outlook();
        try (BridgeLine line = BridgeLine.open(destination,
                new Caller("drawbridge terminals", Version.ofTheBuild(), /* sequenced= */ false), outlook)) {
            Optional<Terminal> terminal = find(ListTerminals.list(line));
            if (terminal.isEmpty()) {
                return fail("there is no terminal '" + Glyphs.harmless(which)
                        + "' that runs: 'drawbridge terminals' shows which there are");
            }
            err().println(outlook.watch(line, terminal.get(), readOnly));
            return Exit.DONE;
        }
    }

    private Optional<Terminal> find(List<Terminal> all) {
        List<Terminal> running = all.stream().filter(each -> each.state() == TerminalState.RUNNING).toList();
        return Stream.concat(running.stream().filter(each -> each.terminalId().equals(which)),
                running.stream().filter(each -> each.name().equals(which))).findFirst();
    }
}
