package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Pages.firsts;
import static dev.drawbridge.core.store.Pages.large;
import static dev.drawbridge.core.store.Pages.put;
import static dev.drawbridge.core.store.Pages.read;
import static dev.drawbridge.core.store.Pages.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.journal.Kept;
import dev.drawbridge.core.journal.Reach;
import dev.drawbridge.core.journal.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RetentionTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    private Path directory;

    private final SetClock clock = new SetClock();

    @Test
    void theOldestGoesWhenThereIsTooMuch() throws IOException {
        try (Store store = open("one", new Retention(1 << 20, WEEK))) {
            Journal journal = store.journal();
            for (long seq = 1; seq <= 400; seq++) {
                journal.write(List.of(put("a", large(seq, 10_000)), put("b", large(seq, 1_000))));
            }

            List<Long> left = firsts(journal, "a", 0);
            assertThat(read(journal, "a", 0).floor()).isEqualTo(left.getFirst() - 1);
            assertThat(left.getLast()).isEqualTo(400);
            assertThat(left).hasSizeBetween(80, 110);
            assertThat(Files.size(directory.resolve("drawbridge.db"))).isLessThan(6 << 20);
        }
    }

    @Test
    void noWriteHasToDropAllAtOnce() {
        try (Store store = open("one", new Retention(64 << 20, WEEK))) {
            for (long seq = 1; seq <= 2000; seq += 500) {
                write(store.journal(), "a", seq, seq + 499);
            }
        }
        try (Store store = open("two", new Retention(1, WEEK))) {
            write(store.journal(), "b", 1, 1);
            assertThat(firsts(store.journal(), "a", 0)).hasSizeBetween(1000, 1999);
            for (long seq = 2; seq <= 10; seq++) {
                write(store.journal(), "b", seq, seq);
            }
            assertThat(firsts(store.journal(), "a", 0)).isEmpty();
        }
    }

    @Test
    void whatIsTooOldGoesAndItsFloorStays() {
        try (Store store = open("one", new Retention(1 << 20, WEEK))) {
            write(store.journal(), "a", 1, 10);
            clock.pass(WEEK.plusHours(1));
            write(store.journal(), "b", 1, 1);

            assertThat(read(store.journal(), "a", 5)).satisfies(excerpt -> {
                assertThat(excerpt.kept()).isEmpty();
                assertThat(excerpt.floor()).isEqualTo(10);
            });
            assertThat(store.journal().reach("a", "one").orElseThrow().covers(10)).isTrue();
        }
        try (Store store = open("two", Retention.DEFAULT)) {
            assertThat(store.journal().reaches()).containsEntry("a", new Reach(10, 10, false, ""));
        }
    }

    @Test
    void aThreadOfLongAgoIsForgottenByALaterRun() {
        try (Store store = open("one", Retention.DEFAULT)) {
            write(store.journal(), "a", 1, 10);
            clock.pass(WEEK.plusHours(1));
            write(store.journal(), "b", 1, 1);
            pass(store, 5);
            assertThat(store.journal().reach("a", "one")).isPresent();
            store.journal().endCleanly();
        }
        try (Store store = open("two", Retention.DEFAULT)) {
            write(store.journal(), "b", 100, 100);
            pass(store, 5);
            assertThat(store.journal().reach("a", "one")).isEmpty();
            assertThat(store.journal().reach("b", "one")).isPresent();
            write(store.journal(), "a", 1, 1);
            assertThat(firsts(store.journal(), "a", 0)).containsExactly(1L);
        }
    }

    @Test
    void halfOfARunThatIsBelowTheFloorIsKept() {
        try (Store store = open("one", new Retention(20, WEEK))) {
            store.journal().write(List.of(put("a", new Kept(1, 4, "", new byte[10], new byte[0])),
                    put("a", new Kept(2, 6, "", new byte[10], new byte[0]))));
            clock.pass(Duration.ofMinutes(2));
            store.journal().write(List.of(put("a", new Kept(7, 7, "", new byte[10], new byte[0]))));

            assertThat(read(store.journal(), "a", 4)).satisfies(excerpt -> {
                assertThat(excerpt.floor()).isEqualTo(4);
                assertThat(excerpt.kept()).extracting(Kept::first).containsExactly(2L, 7L);
            });
        }
    }

    private void pass(Store store, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            clock.pass(Duration.ofMinutes(2));
            write(store.journal(), "clock", 1 + minute, 1 + minute);
        }
    }

    private Store open(String epoch, Retention retention) {
        return Store.open(new Home(directory), epoch,
                StoreOptions.DEFAULT.withRetention(retention).withClock(clock));
    }
}
