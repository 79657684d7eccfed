package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Pages.firsts;
import static dev.drawbridge.core.store.Pages.live;
import static dev.drawbridge.core.store.Pages.put;
import static dev.drawbridge.core.store.Pages.quiet;
import static dev.drawbridge.core.store.Pages.read;
import static dev.drawbridge.core.store.Pages.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.journal.Change;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.journal.Reach;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class EpochTest {
    @TempDir
    private Path directory;

    @Test
    void afterACleanEndEverythingGoesOn() {
        ended("one", journal -> {
            journal.write(List.of(live("a"), put("a", 1), put("a", 2)));
            write(journal, "b", 1, 5);
        });

        killed("two", journal -> {
            assertThat(journal.reaches()).isEqualTo(Map.of("a", new Reach(0, 2, true, "turn"), "b",
                    new Reach(0, 5, false, "")));
            assertThat(covers(journal, "a", "one", 2)).isTrue();
            assertThat(covers(journal, "a", "one", 0)).isTrue();
            assertThat(covers(journal, "a", "one", 3)).isFalse();
            assertThat(firsts(journal, "a", 1)).containsExactly(2L);
        });
    }

    @Test
    void whatWasLiveWhenTheBridgeWasKilledHasAGap() {
        killed("one", journal -> journal
                .write(List.of(live("a"), put("a", 1), live("b"), put("b", 1), quiet("b"))));

        killed("two", journal -> {
            assertThat(covers(journal, "a", "one", 1)).isFalse();
            assertThat(covers(journal, "a", "one", 0)).isFalse();
            assertThat(read(journal, "a", 1).floor()).isEqualTo(2);
            assertThat(journal.reaches().get("a")).isEqualTo(new Reach(2, 2, true, "turn"));
            assertThat(covers(journal, "b", "one", 1)).isTrue();
            assertThat(covers(journal, "b", "one", 0)).isTrue();
        });
    }

    @Test
    void theGapOfAKilledEpochIsMetByThoseOfEarlierOnesToo() {
        ended("one", journal -> journal.write(List.of(live("a"), put("a", 1))));
        killed("two", journal -> journal.write(List.of(live("a"), put("a", 2))));
        ended("three", journal -> journal.write(List.of(live("a"), put("a", 4))));

        killed("four", journal -> {
            assertThat(covers(journal, "a", "one", 1)).isFalse();
            assertThat(covers(journal, "a", "two", 2)).isFalse();
            assertThat(covers(journal, "a", "three", 3)).isTrue();
            assertThat(firsts(journal, "a", 3)).containsExactly(4L);
        });
    }

    @Test
    void oldMarksMeanNothingToALaterEpoch() {
        ended("one", journal -> journal.write(List.of(live("a"), put("a", 1))));
        killed("two", journal -> write(journal, "b", 1, 1));

        killed("three", journal -> assertThat(covers(journal, "a", "one", 1)).isTrue());
    }

    @Test
    void aThreadThatSaidNothingIsKnownInTheEpochThatFollowedIt() {
        ended("one", journal -> write(journal, "a", 1, 7));
        ended("two", journal -> journal.write(List.of(live("a"))));

        killed("three", journal -> {
            assertThat(covers(journal, "a", "two", 7)).isTrue();
            assertThat(journal.reach("a", "unknown")).isEmpty();
        });
    }

    @Test
    void nobodyGoesOnFromBeforeACut() {
        ended("one", journal -> {
            write(journal, "a", 1, 7);
            journal.write(List.of(new Change.Cut("a", 8), put("a", 9)));

            assertThat(read(journal, "a", 7).floor()).isEqualTo(8);
            assertThat(firsts(journal, "a", 8)).containsExactly(9L);
        });

        killed("two", journal -> {
            assertThat(covers(journal, "a", "one", 7)).isFalse();
            assertThat(covers(journal, "a", "one", 8)).isTrue();
        });
    }

    @Test
    void aRunWithoutJournalMakesWorthlessWhatWasKept() {
        ended("one", journal -> write(journal, "a", 1, 7));
        run("two", StoreOptions.DEFAULT.withJournal(false), journal -> {
            assertThat(journal.reaches()).isEmpty();
            write(journal, "a", 1, 1);
        });

        killed("three", journal -> {
            assertThat(journal.reach("a", "one")).isEmpty();
            assertThat(read(journal, "a", 0).floor()).isGreaterThanOrEqualTo(7);
        });
    }

    private static boolean covers(Journal journal, String thread, String epoch, long after) {
        return journal.reach(thread, epoch).map(reach -> reach.covers(after)).orElse(false);
    }

    private void ended(String epoch, Consumer<Journal> work) {
        killed(epoch, journal -> {
            work.accept(journal);
            journal.endCleanly();
        });
    }

    /** To the next run, what is closed without a word looks as if it had been killed. */
    private void killed(String epoch, Consumer<Journal> work) {
        run(epoch, StoreOptions.DEFAULT, work);
    }

    private void run(String epoch, StoreOptions options, Consumer<Journal> work) {
        try (Store store = Store.open(new Home(directory), epoch, options)) {
            work.accept(store.journal());
        }
    }
}
