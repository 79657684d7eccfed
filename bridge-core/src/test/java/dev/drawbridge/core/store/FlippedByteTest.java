package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Deeds.add;
import static dev.drawbridge.core.store.Deeds.read;
import static dev.drawbridge.core.store.Deeds.verify;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.audit.Verdict;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever byte of the database is another one than was written, nobody is told that all is well with other records. */
@Timeout(120)
final class FlippedByteTest {
    private static final int RECORDS = 40;
    private static final int THE_ONE = 23;

    @TempDir
    private Path home;

    private Path file = Path.of("");
    private byte[] whole = new byte[0];
    private List<AuditRecord> written = List.of();

    @BeforeEach
    void keep() throws IOException, AuditUnavailable {
        try (Store store = Store.open(new Home(home), "epoch", StoreOptions.DEFAULT)) {
            add(store.audit(), 1, RECORDS);
        }
        file = home.resolve("drawbridge.db");
        written = read(home);
        whole = Files.readAllBytes(file);
    }

    @Test
    void whicheverByteOfARecordIsFlippedTheRecordIsNamed() throws IOException, AuditUnavailable {
        String all = new String(whole, ISO_8859_1);
        int begin = all.indexOf("{\"number\":" + THE_ONE + ",");
        int end = all.indexOf(written.get(THE_ONE - 1).hash(), begin) + 64;
        assertThat(end - begin).isBetween(200, 500);
        for (int place = begin; place < end; place++) {
            flip(place, 1 + place % 255);
            assertThat(verify(home)).as("byte %d", place).isEqualTo(
                    new Verdict.Broken(THE_ONE, "its hash does not fit what it says"));
        }
    }

    @Test
    void whicheverByteOfItsHeaderIsFlippedItIsFound() throws IOException {
        int begin = new String(whole, ISO_8859_1).indexOf("{\"number\":" + THE_ONE + ",") - 12;
        for (int place = begin; place < begin + 12; place++) {
            for (int mask = 1; mask < 256; mask++) {
                flip(place, mask);
                assertNobodyIsFooled("byte " + place + " by " + mask);
            }
        }
    }

    @Test
    void whicheverByteOfTheFileIsFlippedNobodyIsFooled() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            int place = random.nextInt(whole.length);
            int mask = 1 + random.nextInt(255);
            flip(place, mask);
            assertNobodyIsFooled("seed " + seed + ", byte " + place + " by " + mask);
        }
    }

    private void flip(int place, int mask) throws IOException {
        byte[] damaged = whole.clone();
        damaged[place] ^= (byte) mask;
        Files.write(file, damaged);
    }

    private void assertNobodyIsFooled(String which) {
        try {
            if (verify(home) instanceof Verdict.Intact) {
                assertThat(read(home)).as(which).isEqualTo(written);
            }
        } catch (AuditUnavailable said) {
            assertThat(said).as(which).message().isNotBlank();
        }
    }
}
