package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Pages.firsts;
import static dev.drawbridge.core.store.Pages.large;
import static dev.drawbridge.core.store.Pages.live;
import static dev.drawbridge.core.store.Pages.put;
import static dev.drawbridge.core.store.Pages.quiet;
import static dev.drawbridge.core.store.Pages.read;
import static dev.drawbridge.core.store.Pages.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.approval.ArchiveQuery;
import dev.drawbridge.core.audit.Verdict;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.journal.JournalState;
import dev.drawbridge.core.journal.Reach;
import dev.drawbridge.core.receipt.Receipt;
import dev.drawbridge.protocol.bridge.approval.Approval;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SQLite does the same when a database has reached its last page as when the disk has. */
@Timeout(60)
final class FullDiskTest {
    private static final int ROOM = 256;
    private static final int PLENTY = 1 << 20;

    @TempDir
    private Path directory;

    private final SetClock clock = new SetClock();
    private final AtomicInteger pages = new AtomicInteger(ROOM);
    private final AtomicInteger opened = new AtomicInteger();

    @Test
    void whatDidNotFitIsAGapAndKeepingGoesOn() {
        long last;
        try (Warnings warnings = new Warnings(); Store store = open("one")) {
            Journal journal = store.journal();
            journal.write(List.of(live("a"), live("c")));
            write(journal, "b", 1, 3);
            last = fill(journal);
            String sentence = "nothing is kept at present, the disk with "
                    + directory.resolve("drawbridge.db")
                    + " is full: make room, and keeping goes on by itself";
            assertThat(journal.state()).isEqualTo(new JournalState.Broken(sentence));
            assertThat(read(journal, "a", 1).floor()).isEqualTo(last);
            assertThat(journal.reach("a", "one").orElseThrow().covers(1)).isFalse();
            assertThat(read(journal, "b", 1).floor()).isZero();

            pages.set(PLENTY);
            journal.write(List.of(quiet("c"), put("a", last + 1)));
            assertThat(journal.state()).as("it is not tried at once").isInstanceOf(JournalState.Broken.class);
            clock.pass(Duration.ofMinutes(1));
            journal.write(List.of(put("a", last + 2)));

            assertThat(journal.state()).isEqualTo(new JournalState.Fine());
            assertThat(read(journal, "a", 1).floor()).isEqualTo(last + 1);
            assertThat(firsts(journal, "a", last + 1)).containsExactly(last + 2);
            assertThat(firsts(journal, "b", 0)).containsExactly(1L, 2L, 3L);
            assertThat(warnings.sentences()).containsExactly(sentence);
            journal.endCleanly();
        }
        try (Store next = open("two")) {
            assertThat(next.journal().reaches())
                    .containsEntry("a", new Reach(last + 1, last + 2, true, "turn"))
                    .containsEntry("c", new Reach(0, 0, false, "turn"));
        }
    }

    @Test
    void aBridgeThatIsKilledMeanwhileIsNotTrustedWithAnything() {
        try (Warnings warnings = new Warnings(); Store store = open("one")) {
            write(store.journal(), "b", 1, 3);
            fill(store.journal());
            write(store.journal(), "b", 4, 5);
            assertThat(warnings.sentences()).hasSize(1);
        }
        pages.set(PLENTY);
        try (Store store = open("two")) {
            assertThat(store.journal().reach("b", "one").map(reach -> reach.covers(3)).orElse(false))
                    .isFalse();
        }
    }

    @Test
    void itIsTriedLessAndLessOften() {
        try (Warnings warnings = new Warnings(); Store store = open("one")) {
            long last = fill(store.journal());
            opened.set(0);
            for (int second = 0; second < 600; second++) {
                clock.pass(Duration.ofSeconds(1));
                store.journal().write(List.of(put("a", large(last + second + 1, 100_000))));
            }
            assertThat(opened.get()).isBetween(10, 20);
            assertThat(warnings.sentences()).hasSize(1);
        }
    }

    @Test
    void sendsAreKnownInThisRunAndSavedLater() {
        try (Warnings warnings = new Warnings(); Store store = open("one")) {
            fill(store.journal());
            store.receipts().accept("key", new byte[]{7}, Instant.now());
            assertThat(store.receipts().saved().join()).isFalse();
            assertThat(store.receipts().find("key")).containsInstanceOf(Receipt.Accepted.class);

            pages.set(PLENTY);
            clock.pass(Duration.ofMinutes(1));
            assertThat(store.receipts().saved().join()).isTrue();
            assertThat(warnings.sentences()).hasSize(1);
        }
        try (Store store = open("two")) {
            assertThat(store.receipts().find("key")).containsInstanceOf(Receipt.Accepted.class);
        }
    }

    @Test
    void approvalsRulesAndDeedsAreSavedLater() throws AuditUnavailable {
        Approval asked = ArchiveTest.approval("asked", "t", clock.millis());
        try (Warnings warnings = new Warnings(); Store store = open("one")) {
            Deeds.add(store.audit(), 1, 3);
            assertThat(Deeds.newest(store.audit())).hasSize(3);
            fill(store.journal());
            store.archive().keep(asked);
            assertThat(store.rules().put(RulesTest.rule("a", "git *")).join()).isFalse();
            store.marks().keep(MarksTest.item(1, Optional.empty()));
            store.piShelf().keep("t", PiShelfTest.TWO);
            assertThat(store.piShelf().saved().join()).isFalse();
            Deeds.add(store.audit(), 4, 9);
            assertThat(store.rules().rules()).hasSize(1);
            assertThat(store.archive().find(new ArchiveQuery(Optional.empty(), Optional.empty(), 9))
                    .approvals()).containsExactly(asked);

            pages.set(PLENTY);
            clock.pass(Duration.ofMinutes(1));
            assertThat(store.rules().put(RulesTest.rule("b", "rm *")).join()).isTrue();
            assertThat(warnings.sentences()).hasSize(1);
        }
        try (Store store = open("two")) {
            assertThat(store.archive().left()).containsExactly(asked);
            assertThat(store.rules().rules()).hasSize(2);
            assertThat(store.rules().damaged()).isEmpty();
            assertThat(store.marks().items()).hasSize(1);
            assertThat(store.piShelf().line("t")).isEqualTo(PiShelfTest.TWO);
            assertThat(Deeds.newest(store.audit())).hasSize(9);
            assertThat(Deeds.verify(directory)).isInstanceOf(Verdict.Intact.class);
        }
    }

    @Test
    void deedsThatWereTooManyAreCounted() throws AuditUnavailable {
        try (Warnings warnings = new Warnings(); Store store = open("one")) {
            fill(store.journal());
            Deeds.add(store.audit(), 1, AuditBook.MOST_DEEDS + 5);
            pages.set(PLENTY);
            clock.pass(Duration.ofMinutes(1));
            assertThat(Deeds.newest(store.audit()).getFirst().number()).isEqualTo(AuditBook.MOST_DEEDS);
            Deeds.add(store.audit(), 1, 2);
            assertThat(store.audit().list(Long.MAX_VALUE, 2))
                    .extracting(record -> record.details().getOrDefault("lost", "none"))
                    .containsExactly("none", "5");
            assertThat(warnings.sentences()).hasSize(1);
            assertThat(Deeds.verify(directory)).isInstanceOf(Verdict.Intact.class);
        }
    }

    private Store open(String epoch) {
        return Store.open(new Home(directory), epoch, StoreOptions.DEFAULT.withClock(clock), () -> {
            opened.incrementAndGet();
            return pages.get();
        });
    }

    /** Writes until it is full; returns the last number, which did not fit. */
    private static long fill(Journal journal) {
        long seq = 0;
        while (journal.state() instanceof JournalState.Fine) {
            journal.write(List.of(put("a", large(++seq, 50_000))));
        }
        return seq;
    }
}
