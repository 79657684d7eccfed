package dev.drawbridge.server.thread;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalClosed;
import dev.drawbridge.protocol.bridge.approval.ApprovalOpened;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Resizing;
import dev.drawbridge.server.paper.Sheet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drawbridge approvals}: shows what agents ask. */
@Command(name = "approvals", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Shows what agents ask in all threads, the oldest first, and how it is answered.", footerHeading = "%n", footer = {
    "Examples:", "  drawbridge approvals", "  drawbridge approvals --watch --json | jq -r .approval.summary",
    "",
    Verb.EXIT_CODES})
public final class ListApprovals extends CallingVerb {
    private static final Duration PATIENCE = Duration.ofSeconds(9);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = BridgeJson.mapper();

    @Option(names = "--watch", description = "Stay, and show what is asked and how it ends. Ctrl-C ends it.")
    private boolean watch;

    private final Map<String, Approval> shown = new LinkedHashMap<>();

    ListApprovals() {
        this(Surroundings.here());
    }

    ListApprovals(Surroundings surroundings) {
        super("approvals", surroundings);
    }

    @Override
    protected int run(Destination destination) throws CannotReachBridge, Refused {
        return watch ? watch(destination) : super.run(destination);
    }

    @Override
    int run(BridgeLine line) throws Refused {
        List<Approval> open = Approvals.open(line);
        if (open.isEmpty() && !isJson()) {
            err().println("nothing is asked at present");
        }
        Sheet sheet = sheet(surroundings().screen());
        open.forEach(each -> show(sheet, each, Approvals.shortIds(open)));
        return Exit.DONE;
    }

    private void show(Sheet sheet, Approval approval, ShortIds shortIds) {
        tell(new Line.Asked(approval), () -> {
            ApprovalBlock.of(sheet, approval, surroundings().clock().millis());
            ApprovalBlock.how(sheet, approval, shortIds.of(approval.approvalId()));
        });
    }

    private int watch(Destination destination) throws CannotReachBridge, Refused {
        Sheet sheet = sheet(surroundings().screen());
        if (sheet.screen().isThere()) {
            Resizing.hear(() -> sheet.resize(surroundings().screen()));
        }
        try (LastingLine line = LastingLine.open(destination, caller(), PATIENCE, new SplittableRandom())) {
            boolean missed = false;
            while (!out().checkError()) {
                try {
                    if (line.next(SOON) instanceof Heard.Told told) {
                        hear(sheet, told.message());
                    }
                    if (missed) {
                        forgetWhatEnded(sheet, line);
                        missed = false;
                    }
                } catch (LineLost lost) {
                    note(sheet, "the connection is lost (" + lost.reason() + "), and is made again");
                    line.again();
                    note(sheet, "connected again");
                    missed = true;
                }
            }
        }
        return Exit.DONE;
    }

    private void note(Sheet sheet, String text) {
        if (!isJson()) {
            sheet.gap();
            sheet.paragraph(Ink.FAINT, "-- ", "   ", text);
            sheet.gap();
            out().flush();
        }
    }

    private void hear(Sheet sheet, JsonNode message) {
        try {
            switch (message.path("method").asText()) {
                case "bridge/approval/opened" ->
                    opened(sheet, JSON.treeToValue(message.path("params"), ApprovalOpened.class).approval());
                case "bridge/approval/closed" ->
                    closed(sheet, JSON.treeToValue(message.path("params"), ApprovalClosed.class));
                default -> {
                } // not about that
            }
        } catch (JsonProcessingException foreign) {
            // of a bridge that knows more than this command
            err().println("something is asked that this 'drawbridge' does not understand");
        }
    }

    private void opened(Sheet sheet, Approval approval) {
        if (shown.put(approval.approvalId(), approval) == null) {
            show(sheet, approval, Approvals.shortIds(List.copyOf(shown.values())));
        }
    }

    private void closed(Sheet sheet, ApprovalClosed closed) {
        Approval known = shown.remove(closed.approvalId());
        if (known != null) {
            ended(sheet, known.closed(closed.state(), closed.closing()));
        }
    }

    private void ended(Sheet sheet, Approval ended) {
        tell(new Line.Asked(ended), () -> {
            sheet.gap();
            sheet.paragraph(Ink.FAINT, "-- ", "   ",
                    ended.closing().map(closing -> ApprovalBlock.end(ended.state(), closing))
                            .orElse("answered") + ": " + ended.summary());
        });
    }

    /** What has ended while nobody listened. */
    private void forgetWhatEnded(Sheet sheet, LastingLine line) throws Refused, LineLost {
        try {
            forgetWhatEnded(sheet, line.line());
        } catch (Refused refused) {
            throw line.lostOr(refused);
        }
    }

    private void forgetWhatEnded(Sheet sheet, BridgeLine line) throws Refused {
        List<Approval> open = Approvals.open(line);
        List<String> ids = open.stream().map(Approval::approvalId).toList();
        for (Approval known : List.copyOf(shown.values())) {
            if (!ids.contains(known.approvalId())) {
                shown.remove(known.approvalId());
                Approvals.ended(line, known).ifPresent(ended -> ended(sheet, ended));
            }
        }
    }
}
