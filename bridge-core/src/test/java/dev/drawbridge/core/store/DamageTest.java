package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Pages.firsts;
import static dev.drawbridge.core.store.Pages.large;
import static dev.drawbridge.core.store.Pages.put;
import static dev.drawbridge.core.store.Pages.read;
import static dev.drawbridge.core.store.Pages.write;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.audit.Verdict;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.journal.JournalState;
import dev.drawbridge.core.receipt.Receipt;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class DamageTest {
    /** What can happen to a file while nobody looks. */
    enum Damage {
        GARBAGE_IN_THE_MIDDLE {
            @Override
            void strike(RandomAccessFile file) throws IOException {
                byte[] garbage = new byte[(int) file.length() / 2];
                new Random(1).nextBytes(garbage);
                file.seek(file.length() / 4);
                file.write(garbage);
            }
        },
        ONE_LETTER_OF_ONE_MESSAGE {
            @Override
            void strike(RandomAccessFile file) throws IOException {
                file.seek(find(file, "message 321"));
                file.write('M');
            }
        },
        CUT_OFF {
            @Override
            void strike(RandomAccessFile file) throws IOException {
                file.setLength(file.length() / 2 + 100);
            }
        },
        WRONG_HEADER {
            @Override
            void strike(RandomAccessFile file) throws IOException {
                file.write("this is no database at all".getBytes(UTF_8));
            }
        },
        TABLES_OF_SOMETHING_ELSE {
            @Override
            void strike(RandomAccessFile file) throws IOException {
                // pages that were split leave a copy behind
                for (long found = find(file, "CREATE TABLE thread"); found >= 0; found = find(file,
                        "CREATE TABLE thread")) {
                    file.seek(found);
                    file.write("CREATE TABLE xxxxxx".getBytes(UTF_8));
                }
            }
        };

        abstract void strike(RandomAccessFile file) throws IOException;

        void strike(Path path) throws IOException {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                strike(file);
            }
        }

        private static long find(RandomAccessFile file, String text) throws IOException {
            byte[] all = new byte[(int) file.length()];
            file.seek(0);
            file.readFully(all);
            return new String(all, ISO_8859_1).indexOf(text);
        }
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void aDamagedFileIsSetAsideAndAFreshOneIsBegun(Damage damage) throws IOException {
        keep(500);
        damage.strike(database());
        long damaged = Files.size(database());

        try (Warnings warnings = new Warnings(); Store store = open("two")) {
            Journal journal = store.journal();
            assertThat(read(journal, "a", 0).floor()).isPositive();
            journal.write(List.of(put("a", 501)));
            journal.write(List.of(put("a", 502)));

            assertThat(firsts(journal, "a", 500)).containsExactly(501L, 502L);
            assertThat(read(journal, "a", 0).floor()).isGreaterThanOrEqualTo(500);
            Path aside = aside().getFirst();
            assertThat(aside).hasSize(damaged);
            String sentence = "what was kept is gone, the database was damaged and is now " + aside
                    + ": keeping has begun anew, delete that file when nobody needs it";
            assertThat(journal.state()).isEqualTo(new JournalState.Renewed(sentence));
            assertThat(warnings.sentences()).containsExactly(sentence);
            journal.endCleanly();
        }
        try (Store store = open("three")) {
            assertThat(store.journal().state()).isEqualTo(new JournalState.Fine());
            assertThat(firsts(store.journal(), "a", 500)).containsExactly(501L, 502L);
        }
    }

    @Test
    void aDatabaseOfALaterVersionIsSetAside() throws IOException {
        keep(1);
        try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
            file.seek(60); // where the file format has the user version
            file.writeInt(99);
        }
        try (Warnings warnings = new Warnings(); Store store = open("two")) {
            write(store.journal(), "a", 1, 1);
            assertThat(firsts(store.journal(), "a", 0)).containsExactly(1L);
            assertThat(warnings.sentences()).containsExactly(
                    "what was kept is set aside, the database was made by a later Drawbridge and is now "
                            + aside().getFirst()
                            + ": keeping has begun anew, give that file its old name back to use it with the later one");
        }
    }

    @Test
    void aFileThatIsTakenAwayIsBegunAnewWithTheReceipts() throws IOException {
        try (Warnings warnings = new Warnings(); Store store = open("one")) {
            write(store.journal(), "a", 1, 3);
            store.receipts().accept("key", new byte[]{7}, Instant.now());
            assertThat(store.receipts().saved().join()).isTrue();
            Files.delete(database());

            write(store.journal(), "a", 4, 5);

            assertThat(firsts(store.journal(), "a", 3)).containsExactly(4L, 5L);
            assertThat(read(store.journal(), "a", 0).floor()).isEqualTo(3);
            assertThat(store.journal().state()).isInstanceOf(JournalState.Renewed.class);
            assertThat(store.receipts().saved().join()).isTrue();
            assertThat(warnings.sentences()).hasSize(1);
        }
        try (Store store = open("two")) {
            assertThat(store.receipts().find("key")).containsInstanceOf(Receipt.Accepted.class);
        }
    }

    @Test
    void aFileThatIsTakenAwayIsBegunAnewWithAllThatIsInMemory() throws IOException, AuditUnavailable {
        Approval waits = ArchiveTest.approval("waits", "t", System.currentTimeMillis());
        try (Warnings warnings = new Warnings(); Store store = open("one")) {
            store.archive().keep(waits);
            store.marks().keep(MarksTest.item(1, Optional.empty()));
            store.marks().looked("phone", 1);
            Deeds.add(store.audit(), 1, 3);
            assertThat(store.rules().put(RulesTest.rule("a", "git *")).join()).isTrue();
            AuditRecord last = Deeds.newest(store.audit()).getFirst();
            Files.delete(database());

            Deeds.add(store.audit(), 4, 5);

            assertThat(Deeds.newest(store.audit())).extracting(AuditRecord::number).containsExactly(2L, 1L);
            assertThat(Deeds.newest(store.audit()).getLast().details().get("chain")).isEqualTo(
                    "begins anew behind record 3 with " + last.hash() + ": "
                            + warnings.sentences().getFirst());
            assertThat(Deeds.newest(store.audit()).getFirst().details()).doesNotContainKey("chain");
            assertThat(store.receipts().saved().join()).isTrue();
            assertThat(store.rules().damaged()).isEmpty();
        }
        try (Store store = open("two")) {
            assertThat(store.archive().left()).containsExactly(waits);
            assertThat(store.rules().rules()).containsExactly(RulesTest.rule("a", "git *"));
            assertThat(store.marks().items()).containsExactly(MarksTest.item(1, Optional.empty()));
            assertThat(store.marks().looks()).isEqualTo(Map.of("phone", 1L));
            assertThat(Deeds.verify(directory)).isInstanceOf(Verdict.Intact.class);
        }
    }

    @Test
    void theChainBehindADamagedFileSaysSo() throws IOException, AuditUnavailable {
        try (Store store = open("one")) {
            Deeds.add(store.audit(), 1, 3);
        }
        Damage.WRONG_HEADER.strike(database());
        try (Warnings warnings = new Warnings(); Store store = open("two")) {
            Deeds.add(store.audit(), 4, 4);
            assertThat(Deeds.newest(store.audit())).singleElement()
                    .extracting(record -> record.details().get("chain"))
                    .isEqualTo("begins anew: " + warnings.sentences().getFirst());
        }
        assertThat(Deeds.verify(directory)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void aDatabaseOfTheFirstVersionKeepsWhatIsInIt() throws SQLException {
        keep(5);
        Deeds.tamper(directory, """
                DROP TABLE approval; DROP TABLE rule; DROP TABLE attention; DROP TABLE look; DROP TABLE audit;
                DROP TABLE audit_head; DROP TABLE pi_mark; DROP TABLE pi_archived; DROP TABLE pi_queued;
                DROP TABLE pi_paused; DROP TABLE device; DROP TABLE web_session; DROP TABLE login;
                DROP TABLE project;
                PRAGMA user_version = 1""");
        assertThatThrownBy(() -> Deeds.verify(directory)).isInstanceOf(AuditUnavailable.class)
                .hasMessageStartingWith("nothing is recorded yet, ");
        try (Store store = open("two")) {
            assertThat(firsts(store.journal(), "a", 0)).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(store.journal().state()).isEqualTo(new JournalState.Fine());
            Deeds.add(store.audit(), 1, 1);
            assertThat(Deeds.newest(store.audit())).singleElement()
                    .satisfies(record -> assertThat(record.details()).doesNotContainKey("chain"));
            assertThat(store.rules().put(RulesTest.rule("a", "git *")).join()).isTrue();
        }
    }

    @Test
    void aDiskThatRuinsEveryFileIsNotFilledWithThem() throws IOException {
        SetClock clock = new SetClock();
        try (Warnings warnings = new Warnings();
                Store store = Store.open(new Home(directory), "one", StoreOptions.DEFAULT.withClock(clock),
                        () -> 64)) {
            for (int round = 1; round <= 10; round++) {
                // what does not fit has the file closed until it is tried again
                store.journal().write(List.of(put("a", large(round, 500_000))));
                Damage.WRONG_HEADER.strike(database());
                clock.pass(Duration.ofMinutes(2));
                write(store.journal(), "a", round, round);
            }
            assertThat(warnings.sentences()).isNotEmpty();
            assertThat(store.journal().state()).isInstanceOf(JournalState.Broken.class);
            assertThat(read(store.journal(), "a", 0).floor()).isGreaterThanOrEqualTo(10);
            assertThat(aside()).hasSize(5);
        }
    }

    private void keep(long last) {
        try (Store store = open("one")) {
            write(store.journal(), "a", 1, last);
            store.journal().endCleanly();
        }
    }

    private Store open(String epoch) {
        return Store.open(new Home(directory), epoch, StoreOptions.DEFAULT);
    }

    private Path database() {
        return directory.resolve("drawbridge.db");
    }

    private List<Path> aside() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> aside = files
                    .filter(file -> file.getFileName().toString().startsWith("drawbridge.db.2"))
                    .toList();
            return aside;
        }
    }
}
