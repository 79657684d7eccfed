package dev.drawbridge.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drawbridge.core.approval.Archive;
import dev.drawbridge.core.approval.ArchiveInMemory;
import dev.drawbridge.core.approval.ArchivePage;
import dev.drawbridge.core.approval.ArchiveQuery;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.approval.AnsweredBy;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import dev.drawbridge.protocol.bridge.approval.Closing;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ArchiveTest {
    private static final Closing YES = Closing.answered(9, Decision.ACCEPT, ApprovalScope.ONCE,
            AnsweredBy.client("phone", "app"), Optional.empty());

    @TempDir
    private Path home;

    private final SetClock clock = new SetClock();

    @Test
    void whatWaitedIsLeftToTheNextRunTheOldestFirst() {
        Approval odd = approval("c", "t", clock.millis() + 3);
        try (Store store = open()) {
            store.archive().keep(approval("b", "t", clock.millis() + 2));
            store.archive().keep(odd);
            store.archive().keep(approval("a", "t", clock.millis() + 1));
            store.archive().keep(approval("b", "t", clock.millis() + 2).closed(ApprovalState.ANSWERED, YES));
            assertThat(store.archive().left()).isEmpty();
        }
        try (Store store = open()) {
            assertThat(store.archive().left()).containsExactly(approval("a", "t", clock.millis() + 1), odd);
            store.archive().keep(odd.closed(ApprovalState.WITHDRAWN, Closing.unanswered(5, "gone")));
        }
        try (Store store = open()) {
            assertThat(store.archive().left()).containsExactly(approval("a", "t", clock.millis() + 1));
            assertThat(page(store.archive(), "t", 10)).containsExactly(
                    odd.closed(ApprovalState.WITHDRAWN, Closing.unanswered(5, "gone")),
                    approval("b", "t", clock.millis() + 2).closed(ApprovalState.ANSWERED, YES),
                    approval("a", "t", clock.millis() + 1));
        }
    }

    @Test
    void oneIsFoundByItsIdInTheNextRunToo() {
        Approval ended = approval("a", "t", clock.millis()).closed(ApprovalState.ANSWERED, YES);
        try (Store store = open()) {
            store.archive().keep(ended);
            assertThat(store.archive().find("a")).contains(ended);
        }
        try (Store store = open()) {
            assertThat(store.archive().find("a")).contains(ended);
            assertThat(store.archive().find("b")).isEmpty();
        }
    }

    @Test
    void pagesAreWholeWhileNewOnesArrive() {
        try (Store store = open()) {
            assertPagesAreWhole(store.archive());
        }
    }

    @Test
    void pagesInMemoryAreWholeToo() {
        assertPagesAreWhole(new ArchiveInMemory());
    }

    private static void assertPagesAreWhole(Archive archive) {
        for (int i = 0; i < 200; i++) {
            archive.keep(approval("old " + i, i % 2 == 0 ? "even" : "odd", i / 10));
        }
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        int more = 0;
        do {
            ArchivePage page = archive.find(new ArchiveQuery(Optional.of("even"), cursor, 7));
            page.approvals().forEach(approval -> seen.add(approval.approvalId()));
            cursor = page.next();
            archive.keep(approval("new " + more, "even", 1000 + more++));
            archive.keep(approval("old " + more, more % 2 == 0 ? "even" : "odd", more / 10)
                    .closed(ApprovalState.ANSWERED, YES));
        } while (cursor.isPresent());
        assertThat(seen).hasSize(100).doesNotHaveDuplicates().allMatch(id -> id.startsWith("old "));
    }

    @Test
    void aPageHasWhatIsNotYetOnTheDisk() {
        try (Store first = open(); Warnings warnings = new Warnings(); Store second = open()) {
            second.archive().keep(approval("a", "t", 1));
            assertThat(page(second.archive(), "t", 10)).hasSize(1);
            assertThat(page(first.archive(), "t", 10)).isEmpty();
            assertThat(warnings.sentences()).hasSize(1);
        }
    }

    @Test
    void aCursorOfSomebodysOwnIsDeclined() {
        assertThatThrownBy(() -> new ArchiveQuery(Optional.empty(), Optional.of("5"), 10))
                .isInstanceOf(Declined.class);
    }

    @Test
    void whatIsOldAndHasEndedIsForgotten() {
        try (Store store = open()) {
            store.archive().keep(approval("waits", "t", clock.millis()));
            store.archive()
                    .keep(approval("ended", "t", clock.millis()).closed(ApprovalState.ANSWERED, YES));
        }
        clock.pass(Duration.ofDays(91));
        try (Store store = open()) {
            store.archive().keep(approval("new", "t", clock.millis()));
        }
        try (Store store = open()) {
            assertThat(page(store.archive(), "t", 10)).extracting(Approval::approvalId).containsExactly("new",
                    "waits");
        }
    }

    @Test
    void beyondTheirNumberTheOldestAreForgotten() throws SQLException {
        try (Store store = open()) {
            store.archive().keep(approval("row", "t", clock.millis()).closed(ApprovalState.ANSWERED, YES));
        }
        multiply(ArchiveBook.MOST_APPROVALS + 50);
        try (Store store = open()) {
            store.archive().keep(approval("new", "t", clock.millis()));
        }
        try (Store store = open()) {
            assertThat(store.archive().left()).hasSize(1);
        }
        Deeds.tamper(home, "INSERT INTO rule (id, checksum, detail) SELECT count(*), 0, '' FROM approval");
        try (Store store = open()) {
            assertThat(store.rules().damaged()).singleElement().asString()
                    .startsWith("the rule " + ArchiveBook.MOST_APPROVALS + " ");
        }
    }

    @Test
    void whatIsNotWhatItWasIsLeftOut() throws SQLException {
        try (Store store = open()) {
            IntStream.range(0, 20).forEach(i -> store.archive().keep(approval("id " + i, "t", i)));
        }
        Deeds.tamper(home, "UPDATE approval SET detail = replace(detail, 'ls', 'rm') WHERE opened % 2 = 0",
                "UPDATE approval SET opened = 100 - opened WHERE opened % 3 = 0",
                "UPDATE approval SET thread = 'u' WHERE opened = 1");
        try (Store store = open()) {
            assertThat(store.archive().left()).extracting(Approval::openedAtMs)
                    .containsExactly(5L, 7L, 11L, 13L, 17L, 19L);
            ArchivePage first = store.archive()
                    .find(new ArchiveQuery(Optional.empty(), Optional.empty(), 4));
            assertThat(first.approvals()).extracting(Approval::openedAtMs).containsExactly(19L, 17L, 13L,
                    11L);
            assertThat(store.archive().find(new ArchiveQuery(Optional.of("t"), first.next(), 4)).approvals())
                    .extracting(Approval::openedAtMs).containsExactly(7L, 5L);
        }
    }

    /** Puts so many more rows behind the one that is there. */
    private void multiply(int rows) throws SQLException {
        Deeds.tamper(home, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
                + ") INSERT INTO approval SELECT 'row ' || i, " + clock.millis()
                + " - i, thread, open, checksum, detail FROM approval, n");
    }

    private static List<Approval> page(Archive archive, String thread, int most) {
        return archive.find(new ArchiveQuery(Optional.of(thread), Optional.empty(), most)).approvals();
    }

    static Approval approval(String id, String thread, long openedAtMs) {
        return new Approval(id, "codex", thread, Optional.of("turn"), Optional.empty(), 7, "item/ask",
                JsonNodeFactory.instance.objectNode().put("command", "ls \ud83d\ude00"), Optional.empty(),
                ApprovalKind.COMMAND, "ls", Optional.of("/"), Optional.empty(),
                List.of(Decision.ACCEPT, Decision.DECLINE), List.of(ApprovalScope.ONCE), openedAtMs,
                ApprovalState.OPEN, Optional.empty());
    }

    private Store open() {
        return Store.open(new Home(home), "epoch " + System.nanoTime(),
                StoreOptions.DEFAULT.withClock(clock));
    }
}
