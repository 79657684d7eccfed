package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Pages.read;
import static dev.drawbridge.core.store.Pages.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.audit.Verdict;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.journal.JournalState;
import dev.drawbridge.core.journal.Kept;
import dev.drawbridge.core.journal.Reach;
import dev.drawbridge.core.receipt.Receipt;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class KilledStoreTest {
    private static final int KILLS = 4;

    @TempDir
    private Path home;

    @Test
    void whatWasCommittedIsThereWholeAndInOrder()
            throws IOException, InterruptedException, AuditUnavailable {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 1; kill <= KILLS; kill++) {
            String epoch = "epoch " + kill;
            long committed = killAfter(epoch, random.nextInt(300), random.nextInt(3));
            check("seed " + seed + ", kill " + kill, epoch, committed);
        }
    }

    /** Kills it some time after so many commits; returns the last number that it was heard to have committed. */
    private long killAfter(String epoch, int commits, int moreMilliseconds)
            throws IOException, InterruptedException {
        Process host = Host.start(home, epoch);
        long last = 0;
        try (BufferedReader said = host.inputReader()) {
            for (int i = 0; i <= commits; i++) {
                last = Long.parseLong(String.valueOf(said.readLine()));
            }
            host.waitFor(moreMilliseconds, TimeUnit.MILLISECONDS);
            host.toHandle().destroyForcibly();
            for (String line = said.readLine(); line != null && !line.isEmpty(); line = said.readLine()) {
                last = Math.max(last, Long.parseLong(line));
            }
            assertThat(host.waitFor()).isEqualTo(128 + 9);
        } finally {
            host.destroyForcibly();
        }
        return last;
    }

    private void check(String run, String epoch, long committed) throws AuditUnavailable {
        assertThat(Deeds.verify(home)).as(run).isInstanceOf(Verdict.Intact.class);
        try (Store store = Store.open(new Home(home), "check of " + epoch, StoreOptions.DEFAULT)) {
            Journal journal = store.journal();
            assertThat(journal.state()).as(run).isEqualTo(new JournalState.Fine());

            Reach quiet = journal.reach("quiet", epoch).orElseThrow();
            assertThat(quiet.last()).as(run).isGreaterThanOrEqualTo(committed);
            assertThat(quiet.covers(0)).as(run).isTrue();
            List<Kept> kept = read(journal, "quiet", 0).kept();
            assertThat(kept).as(run).hasSize((int) quiet.last());
            for (int i = 0; i < kept.size(); i++) {
                assertThat(kept.get(i).first()).as(run).isEqualTo(i + 1);
                assertThat(kept.get(i).message()).as(run).isEqualTo(text(i + 1));
            }

            Reach live = journal.reach("live", epoch).orElseThrow();
            assertThat(live.covers(live.last())).as(run).isFalse();
            assertThat(journal.reaches().get("live")).as(run)
                    .isEqualTo(new Reach(live.last() + 1, live.last() + 1, true, "turn"));

            assertThat(store.receipts().find("key " + committed)).as(run).contains(new Receipt.InDoubt());
            assertThat(store.piShelf().marks("t")).as(run).contains("mark " + committed);
            assertThat(store.audit().list(Long.MAX_VALUE, 2)).as(run)
                    .anyMatch(record -> record.details().containsValue("deed " + committed));
            journal.endCleanly();
        }
    }
}
