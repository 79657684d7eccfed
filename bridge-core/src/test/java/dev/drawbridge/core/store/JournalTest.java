package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Pages.EVERYTHING;
import static dev.drawbridge.core.store.Pages.firsts;
import static dev.drawbridge.core.store.Pages.put;
import static dev.drawbridge.core.store.Pages.read;
import static dev.drawbridge.core.store.Pages.run;
import static dev.drawbridge.core.store.Pages.text;
import static dev.drawbridge.core.store.Pages.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.journal.Change;
import dev.drawbridge.core.journal.Excerpt;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.journal.JournalState;
import dev.drawbridge.core.journal.Kept;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class JournalTest {
    @TempDir
    private Path directory;

    private Store store;
    private Journal journal;

    @BeforeEach
    void open() {
        store = Store.open(new Home(directory), "epoch", StoreOptions.DEFAULT);
        journal = store.journal();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsWrittenIsReadInTheOrderOfItsNumbers() {
        journal.write(
                List.of(put("a", 1), put("b", 1), put("a", run(3, 9, "item")), put("a", run(2, 10, ""))));

        List<Kept> kept = journal.read("a", 0, 10, EVERYTHING).kept();

        assertThat(kept).extracting(Kept::first).containsExactly(1L, 2L, 3L);
        assertThat(kept).extracting(Kept::last).containsExactly(1L, 10L, 9L);
        assertThat(kept).extracting(Kept::group).containsExactly("", "", "item");
        assertThat(kept.getLast().message()).isEqualTo(text(3));
        assertThat(kept.getLast().marks()).containsExactly(1, 2, 3);
        assertThat(journal.state()).isEqualTo(new JournalState.Fine());
    }

    @Test
    void ofAThreadOfWhichNothingIsKeptTheNumbersAreGone() {
        journal.write(List.of(new Change.Mark("a", /* live= */ true, /* last= */ 20, "turn")));
        assertThat(journal.read("a", 5, 20, EVERYTHING).floor()).isEqualTo(20);

        journal.write(List.of(put("a", 21)));
        assertThat(journal.read("a", 5, 21, EVERYTHING).floor()).isEqualTo(20);
    }

    @Test
    void aThreadThatBeganAndEndedMeanwhileIsKeptFromItsBeginning() {
        journal.write(List.of(new Change.Mark("a", /* live= */ true, /* last= */ 0, ""),
                new Change.Mark("a", /* live= */ false, /* last= */ 2, "turn"), put("a", 1), put("a", 2)));

        assertThat(journal.read("a", 0, 2, EVERYTHING).floor()).isZero();
        assertThat(firsts(journal, "a", 0)).containsExactly(1L, 2L);
    }

    @Test
    void aRunThatStraddlesTheEndsIsWhole() {
        journal.write(List.of(put("a", run(1, 5, "")), put("a", 6), put("a", run(7, 9, "")), put("a", 10)));

        assertThat(journal.read("a", 3, 8, EVERYTHING).kept()).extracting(Kept::first).containsExactly(1L, 6L,
                7L);
        assertThat(journal.read("a", 5, 6, EVERYTHING).kept()).extracting(Kept::first).containsExactly(6L);
    }

    @Test
    void whatHasBecomeSuperfluousIsGoneUpToWhereItWasSaid() {
        journal.write(
                List.of(put("a", run(1, 4, "item")), put("a", run(2, 3, "")), put("b", run(1, 2, "item")),
                        put("a", run(5, 6, "other")), put("a", run(7, 8, "item"))));
        journal.write(
                List.of(new Change.DropGroup("a", "item", 6), new Change.DropGroup("nobody", "item", 6)));

        assertThat(firsts(journal, "a", 0)).containsExactly(2L, 5L, 7L);
        assertThat(firsts(journal, "b", 0)).containsExactly(1L);
        assertThat(read(journal, "a", 0).floor()).isZero();
    }

    @Test
    void whatHasNoGroupIsNeverSuperfluous() {
        write(journal, "a", 1, 3);
        journal.write(List.of(new Change.DropGroup("a", "", 3)));

        assertThat(firsts(journal, "a", 0)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void ofAThreadThatIsNotKnownEverythingIsGone() {
        assertThat(journal.read("nobody", 3, 8, EVERYTHING)).isEqualTo(Excerpt.nothing(8));
        assertThat(journal.reach("nobody", "epoch")).isEmpty();
    }

    @Test
    void aThreadThatIsMetInItsMiddleHasNothingBefore() {
        journal.write(List.of(put("a", run(12, 15, "")), put("a", run(11, 14, ""))));

        assertThat(read(journal, "a", 0).floor()).isEqualTo(10);
    }

    @Test
    void anExcerptStopsSoonAfterItsBytes() {
        journal.write(List.of(put("a", run(1, 6, "")), put("a", run(2, 3, "")), put("a", 4), put("a", 5),
                put("a", 7)));

        Excerpt excerpt = journal.read("a", 0, 7, 1);
        assertThat(excerpt.kept()).extracting(Kept::first).containsExactly(1L);
        assertThat(excerpt.upTo()).isEqualTo(1);
        assertThat(journal.read("a", 1, 7, 1).kept()).extracting(Kept::first).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoeverAsksAgainAndAgainGetsEveryNumberOnce(long seed) {
        Random random = new Random(seed);
        List<Change> changes = new ArrayList<>();
        TreeSet<Long> numbers = new TreeSet<>();
        for (long seq = 1; seq < 400; seq += 1 + random.nextInt(3)) {
            changes.add(put("a", run(seq, seq + random.nextInt(40) * (long) random.nextInt(2), "")));
            numbers.add(seq);
        }
        journal.write(changes);

        List<Long> met = new ArrayList<>();
        for (long after = 0; after < 400;) {
            Excerpt excerpt = journal.read("a", after, 400, 1 + random.nextInt(100));
            long from = after;
            excerpt.kept().stream().map(Kept::first).filter(first -> first > from && first <= excerpt.upTo())
                    .forEach(met::add);
            assertThat(excerpt.upTo()).as("seed %d", seed).isGreaterThan(after);
            after = excerpt.upTo();
        }

        assertThat(met).as("seed %d", seed).containsExactlyElementsOf(numbers);
    }

    @Test
    void anyNumberMayReadWhileOneWrites() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            readers.add(Thread.ofVirtual().start(() -> {
                for (int round = 0; round < 20; round++) {
                    List<Long> read = firsts(journal, "a", 0);
                    if (!read.equals(new ArrayList<>(new TreeSet<>(read))) || read.size() % 10 != 0) {
                        synchronized (failures) {
                            failures.add(new AssertionError(read.toString()));
                        }
                    }
                }
            }));
        }
        for (long seq = 1; seq < 1000; seq += 10) {
            write(journal, "a", seq, seq + 9);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(failures).isEmpty();
        assertThat(firsts(journal, "a", 0)).hasSize(1000);
    }
}
