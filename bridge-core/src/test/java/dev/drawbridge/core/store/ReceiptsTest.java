package dev.drawbridge.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.receipt.Receipt;
import dev.drawbridge.core.receipt.Receipts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ReceiptsTest {
    @TempDir
    private Path directory;

    private final SetClock clock = new SetClock();

    @Test
    void whatWasAcceptedIsAnsweredAgain() {
        run("one", receipts -> {
            assertThat(receipts.find("key")).isEmpty();
            receipts.begin("key");
            assertThat(receipts.find("key")).contains(new Receipt.InFlight());
            receipts.accept("key", bytes("answer"), clock.instant());
            assertThat(answer(receipts, "key")).isEqualTo("answer");
            assertThat(receipts.find("other")).isEmpty();
        });
        run("two", receipts -> assertThat(answer(receipts, "key")).isEqualTo("answer"));
    }

    @Test
    void whatWasInFlightWhenTheBridgeEndedIsInDoubt() {
        run("one", receipts -> receipts.begin("key"));
        run("two", receipts -> {
            assertThat(receipts.find("key")).contains(new Receipt.InDoubt());
            receipts.accept("key", bytes("late"), clock.instant());
        });
        run("three", receipts -> assertThat(answer(receipts, "key")).isEqualTo("late"));
    }

    @Test
    void whatWasAbandonedMayBeSentAgain() {
        run("one", receipts -> {
            receipts.begin("key");
            assertThat(receipts.saved().join()).isTrue();
            receipts.abandon("key");
            assertThat(receipts.find("key")).isEmpty();
        });
        run("two", receipts -> assertThat(receipts.find("key")).isEmpty());
    }

    @Test
    void aDayLaterNothingIsKnownOfIt() {
        run("one", receipts -> {
            receipts.accept("key", bytes("answer"), clock.instant());
            clock.pass(Duration.ofHours(23));
            receipts.accept("later", bytes("answer"), clock.instant());
            assertThat(receipts.find("key")).isPresent();
            clock.pass(Duration.ofHours(2));
            assertThat(receipts.find("key")).isEmpty();
            assertThat(receipts.find("later")).isPresent();
        });
        run("two", receipts -> {
            assertThat(receipts.find("key")).isEmpty();
            assertThat(receipts.find("later")).isPresent();
        });
    }

    @Test
    void savedIsSoonDone() throws Exception {
        try (Store store = open("one")) {
            for (int i = 0; i < 100; i++) {
                store.receipts().begin("key " + i);
                assertThat(store.receipts().saved().get(5, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(store.receipts().saved()).isCompletedWithValue(true);
        }
    }

    @Test
    void anAnswerThatLeftMemoryComesFromTheDisk() {
        byte[] large = new byte[1 << 20];
        run("one", receipts -> {
            for (int i = 0; i < 40; i++) {
                large[0] = (byte) i;
                receipts.accept("key " + i, large.clone(), clock.instant());
            }
            assertThat(receipts.saved().join()).isTrue();
            for (int i = 0; i < 40; i++) {
                assertThat(accepted(receipts, "key " + i).orElseThrow()[0]).isEqualTo((byte) i);
            }
        });
    }

    @Test
    void beyondTheirNumberTheOldestAreForgotten() {
        run("one", receipts -> {
            for (int i = 0; i <= ReceiptBook.MOST_SLIPS; i++) {
                receipts.accept("key " + i, bytes(""), clock.instant());
            }
            assertThat(receipts.find("key 0")).isEmpty();
            assertThat(receipts.find("key 1")).isPresent();
        });
    }

    @Test
    void aSecondBridgeKnowsItsOwnSendsOnly() {
        try (Store first = open("one"); Warnings warnings = new Warnings(); Store second = open("two")) {
            first.receipts().accept("first", bytes("answer"), clock.instant());
            second.receipts().accept("second", bytes("answer"), clock.instant());

            assertThat(second.receipts().find("first")).isEmpty();
            assertThat(answer(second.receipts(), "second")).isEqualTo("answer");
            assertThat(second.receipts().saved().join()).isFalse();
            assertThat(warnings.sentences()).hasSize(1);
        }
    }

    private static String answer(Receipts receipts, String key) {
        return new String(accepted(receipts, key).orElseThrow(), UTF_8);
    }

    private static Optional<byte[]> accepted(Receipts receipts, String key) {
        return switch (receipts.find(key).orElseThrow()) {
            case Receipt.Accepted accepted -> accepted.answer().join();
            case Receipt.InFlight inFlight -> throw new AssertionError("in flight");
            case Receipt.InDoubt inDoubt -> throw new AssertionError("in doubt");
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private void run(String epoch, Consumer<Receipts> work) {
        try (Store store = open(epoch)) {
            work.accept(store.receipts());
        }
    }

    private Store open(String epoch) {
        return Store.open(new Home(directory), epoch, StoreOptions.DEFAULT.withClock(clock));
    }
}
