package dev.drawbridge.server.thread;

import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.BridgeInfo;
import dev.drawbridge.protocol.bridge.JournalHealth;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Ages;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Sheet;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code drawbridge info}: what bridge that is, how its agents are doing, and who one is there. */
@Command(name = "info", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Shows which bridge that is, how its agents are doing, and what this device may do there.", footerHeading = "%n", footer = {
    "Examples:", "  drawbridge info", "  drawbridge info --json | jq -r '.agents[].state'", "",
    Verb.EXIT_CODES})
public final class ShowInfo extends CallingVerb {
    private static final String MARGIN = "            ";

    ShowInfo() {
        this(Surroundings.here());
    }

    ShowInfo(Surroundings surroundings) {
        super("info", surroundings);
    }

    @Override
    int run(BridgeLine line) throws Refused {
        BridgeInfo info = line.call("bridge/info", BridgeInfo.class);
        tell(new Line.Bridge(info.version(), line.destination().toString(), info.epoch(), info.startedAtMs(),
                info.clients(), info.features(), info.agents(), info.journal(), info.you()),
                () -> show(info, line.destination()));
        return Exit.DONE;
    }

    private void show(BridgeInfo info, Destination destination) {
        Sheet sheet = sheet(surroundings().screen());
        row(sheet, "bridge", info.version() + " at " + destination
                + info.startedAtMs()
                        .map(since -> ", up for " + Ages.of(surroundings().clock().millis() - since))
                        .orElse("")
                + info.clients().map(clients -> ", clients: " + clients).orElse(""));
        info.agents().forEach(agent -> agent(sheet, agent));
        String may = info.you().scopes().stream().map(AccessScope::word).collect(Collectors.joining(", "));
        row(sheet, "you", Glyphs.line(info.you().name()) + ", may " + may);
        if (info.journal().state() != JournalHealth.FINE) {
            row(sheet, "journal", word(info.journal().state())
                    + info.journal().sentence().map(sentence -> ": " + sentence).orElse(""));
        }
    }

    private static void agent(Sheet sheet, AgentInfo agent) {
        row(sheet, "agent",
                agent.name() + agent.version().map(version -> " " + version).orElse("") + ", "
                        + word(agent.state())
                        + (agent.restarts() > 0 ? ", restarted " + agent.restarts() + " times" : ""));
        agent.sentence().ifPresent(sentence -> sheet.paragraph(Ink.YELLOW, MARGIN, MARGIN, sentence));
        agent.warnings().forEach(warning -> sheet.paragraph(Ink.YELLOW, MARGIN, MARGIN, warning));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void row(Sheet sheet, String what, String text) {
        sheet.paragraph(Ink.PLAIN, Glyphs.pad(what, MARGIN.length()), MARGIN, text);
    }
}
