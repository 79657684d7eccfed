package dev.drawbridge.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.audit.Verdict;
import dev.drawbridge.core.store.AuditFile;
import dev.drawbridge.core.store.AuditUnavailable;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Screen;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code drawbridge audit}: shows who did what, and whether the record of it is whole. */
@Command(name = "audit", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Shows who did what, the newest last, while the bridge runs and while it does not.",
    "What was said is not recorded, only how long it was and its hash."})
final class ShowAudit extends ShellCommand implements Callable<Integer> {
    private static final long USUAL = 50;
    private static final ObjectMapper JSON = BridgeJson.mapper();

    private final ZoneId zone;
    private final Supplier<Screen> screen;

    @Option(names = "--verify", description = "Recompute every hash instead. Prints how many records there are and the hash of the last one, or names the first record that is wrong, and then exits with 1.")
    private boolean verify;

    @Option(names = "--json", description = "Print an object a line.")
    private boolean json;

    @Option(names = "--limit", paramLabel = "N", description = "How many records at most. Default: 50.")
    private Optional<Long> limit = Optional.empty();

    @Option(names = "--all", description = "Show all records.")
    private boolean all;

    @Option(names = "--since", paramLabel = "TIME", description = "None from before that time: 2026-01-31, 2026-01-31T18:00, or so many minutes, hours or days ago: 30m, 12h, 7d.")
    private Optional<String> since = Optional.empty();

    ShowAudit() {
        this(System.getenv(), ZoneId.systemDefault(), () -> Screen.of(System.getenv()));
    }

    ShowAudit(Map<String, String> environment, ZoneId zone, Supplier<Screen> screen) {
        super("audit", environment);
        this.zone = zone;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        long most = most();
        Instant from = since.isPresent()
                ? Since.read(since.get(), Instant.now(), zone)
                        .orElseThrow(() -> mistake("--since takes no '" + since.get()
                                + "': write 2026-01-31, 2026-01-31T18:00, 30m, 12h or 7d"))
                : Instant.EPOCH;
        try (AuditFile audit = AuditFile.open(Home.of(environment()))) {
            return verify ? verify(audit) : show(audit, from, most);
        } catch (AuditUnavailable reason) {
            return fail(String.valueOf(reason.getMessage()));
        } finally {
            out().flush();
        }
    }

    private long most() {
        if (verify && (limit.isPresent() || all || since.isPresent())) {
            throw mistake("--verify looks at every record: leave out --limit, --all and --since");
        }
        if (all && limit.isPresent()) {
            throw mistake("--all contradicts --limit: leave one of them out");
        }
        if (limit.filter(number -> number < 1).isPresent()) {
            throw mistake("--limit must be at least 1");
        }
        return limit.orElse(all || since.isPresent() ? Long.MAX_VALUE : USUAL);
    }

    private int show(AuditFile audit, Instant from, long most) throws AuditUnavailable {
        AuditLine line = new AuditLine(screen.get(), zone);
        Consumer<AuditRecord> print = json
                ? record -> out().println(text(record))
                : record -> out().println(line.of(record));
        long unreadable = audit.read(from, most, print);
        out().flush();
        return unreadable == 0
                ? ExitCode.OK
                : fail("records that cannot be read: " + unreadable
                        + "; 'drawbridge audit --verify' tells where they begin");
    }

    private int verify(AuditFile audit) {
        ObjectNode said = JSON.createObjectNode();
        return switch (audit.verify()) {
            case Verdict.Intact intact -> {
                out().println(json
                        ? said.put("intact", true).put("records", intact.head().number()).put("hash",
                                intact.head().hash())
                        : intact.head().number()
                                + " records, all as they were written; the hash of the last one is "
                                + intact.head().hash());
                yield ExitCode.OK;
            }
            case Verdict.Broken broken when json -> {
                out().println(said.put("intact", false).put("number", broken.number()).put("flaw",
                        broken.flaw()));
                yield ExitCode.SOFTWARE;
            }
            case Verdict.Broken broken -> fail("record " + broken.number() + " is wrong: " + broken.flaw());
        };
    }

    private static String text(AuditRecord record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of the protocol can always be written", impossible);
        }
    }
}
