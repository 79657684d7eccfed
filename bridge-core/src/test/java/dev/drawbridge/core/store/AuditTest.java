package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Deeds.add;
import static dev.drawbridge.core.store.Deeds.deed;
import static dev.drawbridge.core.store.Deeds.newest;
import static dev.drawbridge.core.store.Deeds.read;
import static dev.drawbridge.core.store.Deeds.tamper;
import static dev.drawbridge.core.store.Deeds.verify;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.audit.Verdict;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class AuditTest {
    private static final String WITHOUT_TRIGGERS = "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_removed;"
            + " DROP TRIGGER audit_is_appended_to; DROP TRIGGER audit_head_goes_on; DROP TRIGGER audit_head_is_not_removed;"
            + " DROP TRIGGER audit_head_is_one; ";

    @TempDir
    private Path home;

    private final SetClock clock = new SetClock();

    @Test
    void theChainGoesOnAcrossRunsWithoutAGap() throws AuditUnavailable {
        for (int run = 0; run < 3; run++) {
            keep(10L * run + 1, 10L * run + 10);
        }
        assertThat(read(home)).extracting(AuditRecord::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
        assertThat(read(home)).extracting(record -> record.details().get("name"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 30).mapToObj(i -> "deed " + i).toList());
        assertThat(verify(home)).isInstanceOfSatisfying(Verdict.Intact.class,
                intact -> assertThat(intact.head().number()).isEqualTo(30));
    }

    @Test
    void anEmptyChainIsIntact() throws AuditUnavailable {
        open().close();
        assertThat(verify(home)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void aRecordSaysAllOfTheDeed() {
        try (Store store = open()) {
            Deed odd = new Deed(AuditAction.RULE_ADDED,
                    Optional.of("Ännes\u0000 \u000b\"phone\" \ud83d\ude00"),
                    Optional.empty(), Optional.of(""), Map.of("ä", "\u2028", "z", "\n", "a", "\ud800"));
            store.audit().add(odd);
            assertThat(newest(store.audit())).singleElement().satisfies(record -> {
                assertThat(record.atMs()).isEqualTo(clock.millis());
                assertThat(record.action()).isEqualTo(AuditAction.RULE_ADDED);
                assertThat(record.device()).isEqualTo(odd.device());
                assertThat(record.client()).isEmpty();
                assertThat(record.threadId()).contains("");
                assertThat(record.details())
                        .isEqualTo(Map.of("ä", "\u2028", "z", "\n", "a", "?"));
            });
        }
    }

    @Test
    void ofWhatWasSaidItKnowsTheLengthAndTheHash() throws Exception {
        byte[] said = "a secret".getBytes(UTF_8);
        try (Store store = open()) {
            store.audit().add(deed("one"), said);
            assertThat(newest(store.audit()).getFirst().details()).isEqualTo(Map.of("name", "one", "bytes",
                    "8", "sha256", HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(said))));
        }
        assertThat(new String(Files.readAllBytes(home.resolve("drawbridge.db")), UTF_8))
                .doesNotContain("a secret");
    }

    @Test
    void whoeverCanHashCanVerifyIt() throws Exception {
        keep(1, 3);
        String previous = "0".repeat(64);
        try (Connection connection = Connections.reading(home.resolve("drawbridge.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT record, hash FROM audit ORDER BY number")) {
            for (int number = 1; rows.next(); number++) {
                assertThat(rows.getString(1)).isEqualTo("{\"number\":" + number + ",\"atMs\":"
                        + clock.millis()
                        + ",\"action\":\"sent\",\"device\":\"phone\",\"client\":\"app\",\"threadId\":\"thread\","
                        + "\"details\":{\"name\":\"deed " + number + "\"},\"previous\":\"" + previous
                        + "\"}");
                previous = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(rows.getString(1).getBytes(UTF_8)));
                assertThat(rows.getString(2)).isEqualTo(previous);
            }
        }
    }

    @Test
    void aPageAfterTheOtherLeavesNothingOut() {
        try (Store store = open()) {
            add(store.audit(), 1, 25);
            List<AuditRecord> first = store.audit().list(Long.MAX_VALUE, 10);
            assertThat(first).extracting(AuditRecord::number).first().isEqualTo(25L);
            add(store.audit(), 26, 30);
            List<AuditRecord> second = store.audit().list(first.getLast().number(), 100);
            assertThat(Stream.concat(first.stream(), second.stream()).map(AuditRecord::number))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 25).map(i -> 26 - i).boxed().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "UPDATE audit SET record = '' WHERE number = 2",
        "DELETE FROM audit WHERE number = 5",
        "INSERT OR REPLACE INTO audit VALUES (2, '', '')",
        "INSERT INTO audit VALUES (0, '', '')",
        "UPDATE audit_head SET number = 3",
        "DELETE FROM audit_head",
        "INSERT OR REPLACE INTO audit_head VALUES (1, 0, '')"})
    void whatIsThereIsNotChanged(String order) throws AuditUnavailable {
        keep(1, 5);
        assertThatThrownBy(() -> tamper(home, order)).isInstanceOf(SQLException.class)
                .hasMessageContaining("audit");
        assertThat(verify(home)).isInstanceOf(Verdict.Intact.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "3 | its hash does not fit what it says | UPDATE audit SET record = replace(record, 'deed 3', 'deed 4') WHERE number = 3",
        "3 | its hash does not fit what it says | UPDATE audit SET hash = upper(hash) WHERE number = 3",
        "3 | it is missing | DELETE FROM audit WHERE number = 3",
        "3 | it is missing, the records up to 5 were cut off | DELETE FROM audit WHERE number >= 3",
        "1 | it is missing, the records up to 5 were cut off | DELETE FROM audit",
        "1 | it is missing | DELETE FROM audit WHERE number = 1",
        "3 | it was written as record 4 | UPDATE audit SET number = -number WHERE number IN (3, 4); UPDATE audit SET number = 7 + number WHERE number < 0",
        "4 | it was not noted when it was written | UPDATE audit_head SET number = 3",
        "5 | its hash is not the one that was noted | UPDATE audit_head SET hash = upper(hash)",
        "6 | it may be missing, nothing tells which record was the last | DELETE FROM audit_head",
        "0 | no record has this number | INSERT INTO audit VALUES (0, '', '')",
        "6 | its hash does not fit what it says | INSERT INTO audit SELECT 6, record, '' FROM audit WHERE number = 5",
        "6 | it was written as record 5 | INSERT INTO audit SELECT 6, record, hash FROM audit WHERE number = 5",
        "1 | it cannot be read, the database is damaged | DROP TABLE audit"})
    void whatSomebodyDidToItIsNamed(long number, String flaw, String order)
            throws SQLException, AuditUnavailable {
        keep(1, 5);
        tamper(home, WITHOUT_TRIGGERS + order);
        assertThat(verify(home)).isEqualTo(new Verdict.Broken(number, flaw));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"4 | DELETE FROM audit WHERE number > 3",
        "6 | DELETE FROM audit_head",
        "4 | UPDATE audit_head SET number = 3"})
    void aChainThatWasBrokenGoesOnAndSaysSo(long number, String order)
            throws SQLException, AuditUnavailable {
        keep(1, 5);
        tamper(home, WITHOUT_TRIGGERS + order);
        keep(6, 7);
        assertThat(read(home).getLast().number()).isEqualTo(7);
        assertThat(read(home).get(read(home).size() - 2).details().get("chain"))
                .startsWith("goes on where it was broken: the last record was ");
        assertThat(read(home).getLast().details()).doesNotContainKey("chain");
        if (number == 4 && order.startsWith("DELETE")) {
            assertThat(verify(home)).isEqualTo(new Verdict.Broken(4, "it is missing"));
        }
    }

    @Test
    void itIsVerifiedWhileTheBridgeRuns() throws AuditUnavailable {
        try (Store store = open()) {
            for (int i = 1; i <= 20; i++) {
                add(store.audit(), i, i);
                assertThat(newest(store.audit())).hasSize(i);
                int records = i;
                assertThat(verify(home)).isInstanceOfSatisfying(Verdict.Intact.class,
                        intact -> assertThat(intact.head().number()).isEqualTo(records));
            }
        }
    }

    @Test
    void theNewestCanBeReadAlone() throws AuditUnavailable {
        keep(1, 5);
        clock.pass(Duration.ofHours(1));
        keep(6, 9);
        try (AuditFile file = AuditFile.open(new Home(home))) {
            List<Long> numbers = new ArrayList<>();
            assertThat(file.read(clock.instant(), 3, record -> numbers.add(record.number()))).isZero();
            assertThat(file.read(clock.instant(), 100, record -> numbers.add(record.number()))).isZero();
            assertThat(numbers).containsExactly(7L, 8L, 9L, 6L, 7L, 8L, 9L);
        }
    }

    private void keep(long first, long last) {
        try (Store store = open()) {
            add(store.audit(), first, last);
        }
    }

    private Store open() {
        return Store.open(new Home(home), "epoch " + System.nanoTime(),
                StoreOptions.DEFAULT.withClock(clock));
    }
}
