package dev.drawbridge.server.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.Store;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.server.paper.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(60)
final class ShowAuditTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path home;

    private Screen screen = Screen.NONE;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @Test
    void aRecordIsALineInTheTimeOfTheReader() {
        keep(3);
        assertThat(audit()).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                     1  2026-01-31 14:00:00  bridge started                            version=0.1.0
                     2  2026-01-31 14:00:00  sent            app on phone              thread=t bytes=5 name=2
                     3  2026-01-31 14:00:00  sent            app on phone              thread=t bytes=5 name=3
                """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theNewestAreShownUnlessAllAreWanted() {
        keep(60);
        assertThat(audit()).isZero();
        assertThat(out.toString().lines()).hasSize(50).last().asString().startsWith("    60 ");
        assertThat(audit("--limit", "2")).isZero();
        assertThat(out.toString().lines()).hasSize(2).first().asString().startsWith("    59 ");
        assertThat(audit("--all")).isZero();
        assertThat(out.toString().lines()).hasSize(60);
        assertThat(audit("--since", "2026-01-31T14:00")).isZero();
        assertThat(out.toString().lines()).hasSize(60);
        assertThat(audit("--since", "2026-02-01")).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aTerminalGetsNoMoreThanFits() {
        keep(2);
        screen = new Screen(40, /* coloured= */ false);
        audit();
        assertThat(out.toString().lines()).containsExactly("     1  2026-01-31 14:00:00  bridge star",
                "     2  2026-01-31 14:00:00  sent");
        screen = new Screen(60, /* coloured= */ true);
        audit("--limit", "1");
        assertThat(out.toString()).isEqualToNormalizingNewlines(
                "\033[2m     2  2026-01-31 14:00:00  \033[0msent            app on phone\n");
    }

    @Test
    void aNameGivesTheTerminalNoOrders() {
        add(new Deed(AuditAction.CONNECTED, Optional.of("\033[2Jphone"), Optional.of("日本\r"),
                Optional.empty(), Map.of("a", "x\ny\u202e")));
        audit();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines("     1  2026-01-31 14:00:00  connected       "
                        + "日本? on ?[2Jphone        a=x?y?\n");
    }

    @Test
    void withJsonALineIsAnObject() throws IOException {
        keep(2);
        assertThat(audit("--json")).isZero();
        assertThat(out.toString().lines().toList().get(1)).startsWith(
                """
                        {"number":2,"atMs":1769860800000,"action":"sent","device":"phone","client":"app","threadId":"t","details":{""")
                .contains("\"hash\":\"");
    }

    @Test
    void verifyNamesTheLastHashOrTheFirstWrongRecord() throws IOException {
        keep(3);
        assertThat(audit("--verify")).isZero();
        assertThat(out.toString()).matches(
                "3 records, all as they were written; the hash of the last one is [0-9a-f]{64}\\R");
        assertThat(audit("--verify", "--json")).isZero();
        assertThat(out.toString())
                .matches("\\{\"intact\":true,\"records\":3,\"hash\":\"[0-9a-f]{64}\"}\\R");

        byte[] file = Files.readAllBytes(home.resolve("drawbridge.db"));
        int place = new String(file, ISO_8859_1)
                .lastIndexOf("\"name\":\"2\"");
        try (RandomAccessFile damaged = new RandomAccessFile(home.resolve("drawbridge.db").toFile(), "rw")) {
            damaged.seek(place + 8);
            damaged.write('3');
        }
        assertThat(audit("--verify")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualToNormalizingNewlines(
                "drawbridge audit: record 2 is wrong: its hash does not fit what it says\n");
        assertThat(audit("--verify", "--json")).isEqualTo(1);
        assertThat(out.toString()).isEqualToNormalizingNewlines(
                "{\"intact\":false,\"number\":2,\"flaw\":\"its hash does not fit what it says\"}\n");
    }

    @Test
    void aHomeWithoutADatabaseIsToldHowToGetOne() {
        assertThat(audit()).isEqualTo(1);
        assertThat(err.toString()).isEqualToNormalizingNewlines(
                "drawbridge audit: nothing is recorded yet, there is no " + home.resolve("drawbridge.db")
                        + ": start 'drawbridge serve', or name the directory of its database in DRAWBRIDGE_HOME\n");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aDatabaseOfALaterVersionIsLeftAlone() throws IOException {
        keep(1);
        try (RandomAccessFile file = new RandomAccessFile(home.resolve("drawbridge.db").toFile(), "rw")) {
            file.seek(60); // where the file format has the user version
            file.writeInt(99);
        }
        assertThat(audit("--verify")).isEqualTo(1);
        assertThat(err.toString()).isEqualToNormalizingNewlines("drawbridge audit: "
                + home.resolve("drawbridge.db") + " was made by a later Drawbridge: read it with that one\n");
    }

    @Test
    void whatIsNoDatabaseIsCalledDamaged() throws IOException {
        Files.writeString(home.resolve("drawbridge.db"), "this is no database at all".repeat(100));
        assertThat(audit()).isEqualTo(1);
        assertThat(err.toString()).isEqualToNormalizingNewlines(
                "drawbridge audit: " + home.resolve("drawbridge.db") + " is damaged\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--limit 0 | --limit must be at least 1",
        "--limit x | --limit takes no 'x': write N as a whole number",
        "--all --limit 5 | --all contradicts --limit: leave one of them out",
        "--verify --all | --verify looks at every record: leave out --limit, --all and --since",
        "--since tomorrow | --since takes no 'tomorrow': write 2026-01-31, 2026-01-31T18:00, 30m, 12h or 7d"})
    void aLineThatCannotBeMeantIsToldWhatToWriteInstead(String line, String sentence) {
        assertThat(audit(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines().toList()).containsExactly("audit: " + sentence,
                "Write 'audit --help' to see every command and option.");
    }

    private void keep(int records) {
        List<Deed> deeds = new ArrayList<>();
        deeds.add(new Deed(AuditAction.BRIDGE_STARTED, Optional.empty(), Optional.empty(), Optional.empty(),
                Map.of("version", "0.1.0")));
        for (int i = 2; i <= records; i++) {
            deeds.add(new Deed(AuditAction.SENT, Optional.of("phone"), Optional.of("app"), Optional.of("t"),
                    Map.of("name", String.valueOf(i), "bytes", "5")));
        }
        add(deeds.toArray(Deed[]::new));
    }

    private void add(Deed... deeds) {
        try (Store store = Store.open(new Home(home), "epoch " + System.nanoTime(),
                StoreOptions.DEFAULT.withClock(InstantSource.fixed(NOON)))) {
            for (Deed deed : deeds) {
                store.audit().add(deed);
            }
        }
    }

    private int audit(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        ShowAudit command = new ShowAudit(Map.of("DRAWBRIDGE_HOME", home.toString()), ZoneOffset.ofHours(2),
                () -> screen);
        return new CommandLine(command).setParameterExceptionHandler(new UsageErrors())
                .setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }
}
