package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Deeds.tamper;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.access.KnownDevice;
import dev.drawbridge.core.access.Ledger;
import dev.drawbridge.core.access.Login;
import dev.drawbridge.core.access.WebSession;
import dev.drawbridge.core.journal.JournalState;
import dev.drawbridge.protocol.access.AccessScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class LedgersTest {
    private static final KnownDevice SEEN = new KnownDevice("dev-1", "Phone",
            List.of(AccessScope.OBSERVE, AccessScope.PROMPT), 5, Optional.of(7L), Optional.of("192.0.2.1"),
            Optional.of("00ff"));
    private static final KnownDevice UNSEEN = new KnownDevice("dev-2", "Büro \u2603",
            List.of(AccessScope.OBSERVE), 6, Optional.empty(), Optional.empty(), Optional.empty());
    private static final WebSession SESSION = new WebSession("aa", "dev-1", 1, 2);
    private static final Login LOGIN = new Login("ada", "dev-2", "$argon2id$", Optional.of("JBSWY3DP"), 9,
            List.of("bb", "cc"));

    @TempDir
    private Path home;

    @Test
    void theNextRunHasWhatWasPutAndNotWhatWasRemoved() {
        try (Store store = open()) {
            assertThat(put(store, SEEN)).isTrue();
            assertThat(put(store, UNSEEN)).isTrue();
            assertThat(store.ledgers().sessions().put("aa", SESSION).join()).isTrue();
            assertThat(store.ledgers().logins().put("ada", LOGIN).join()).isTrue();
        }
        try (Store store = open()) {
            assertThat(devices(store)).containsExactly(SEEN, UNSEEN);
            assertThat(store.ledgers().sessions().entries()).containsOnlyKeys("aa").containsValue(SESSION);
            assertThat(store.ledgers().logins().entries()).containsOnlyKeys("ada").containsValue(LOGIN);
            assertThat(put(store, renamed(SEEN))).isTrue();
            assertThat(store.ledgers().devices().remove("dev-2").join()).isTrue();
            assertThat(store.ledgers().sessions().remove("aa").join()).isTrue();
            assertThat(store.ledgers().logins().remove("nobody").join()).isTrue();
        }
        try (Store store = open()) {
            assertThat(devices(store)).containsExactly(renamed(SEEN));
            assertThat(store.ledgers().sessions().entries()).isEmpty();
            assertThat(store.ledgers().logins().entries()).containsOnlyKeys("ada");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "UPDATE device SET detail = replace(detail, 'prompt', 'admin') WHERE key = 'dev-1'",
        "UPDATE device SET checksum = checksum + 1 WHERE key = 'dev-1'",
        "UPDATE device SET checksum = 0, detail = '' WHERE key = 'dev-1'"})
    void whatIsDamagedIsLeftOutAndNamed(String damage) throws Exception {
        keepTwo();
        tamper(home, damage);
        try (Warnings warnings = new Warnings(LedgerBook.class); Store store = open()) {
            assertThat(devices(store)).containsExactly(UNSEEN);
            assertThat(warnings.sentences()).containsExactly(
                    "the device dev-1 is not what it was when it was kept, and is left out: add it anew");
            assertThat(put(store, SEEN)).isTrue();
        }
        try (Store store = open()) {
            assertThat(devices(store)).containsExactly(SEEN, UNSEEN);
        }
    }

    @Test
    void anEntryUnderAnotherKeyThanItsOwnIsDamaged() throws Exception {
        keepTwo();
        tamper(home, "UPDATE device SET key = 'dev-2' || char(27) || '[2J' WHERE key = 'dev-1'");
        try (Warnings warnings = new Warnings(LedgerBook.class); Store store = open()) {
            assertThat(devices(store)).containsExactly(UNSEEN);
            assertThat(warnings.sentences()).singleElement().asString().startsWith("the device number 1 is");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"deviceId\":\"dev-1\",\"scopes\":[\"observe\"],\"createdAt\":1}",
        "{\"deviceId\":\"dev-1\",\"name\":\"x\",\"scopes\":[\"everything\"],\"createdAt\":1}",
        "{\"deviceId\":\"dev-1\",\"name\":\"x\",\"scopes\":[\"observe\"],\"createdAt\":1,\"until\":2}",
        "{\"deviceId\":\"dev-1\",\"name\":\"x\",\"createdAt\":1}"})
    void whatIsNotUnderstoodWhollyIsLeftOut(String detail) throws Exception {
        keepTwo();
        tamper(home, "UPDATE device SET detail = '" + detail + "', checksum = "
                + Checksum.of(detail.getBytes(UTF_8)) + " WHERE key = 'dev-1'");
        try (Warnings warnings = new Warnings(LedgerBook.class); Store store = open()) {
            assertThat(devices(store)).containsExactly(UNSEEN);
            assertThat(warnings.sentences()).hasSize(1);
        }
    }

    @Test
    void whatCannotBeWrittenIsToldAndWrittenLater() {
        SetClock clock = new SetClock();
        AtomicInteger pages = new AtomicInteger(256);
        keepTwo();
        try (Warnings warnings = new Warnings();
                Store store = Store.open(new Home(home), "full", StoreOptions.DEFAULT.withClock(clock),
                        pages::get)) {
            fill(store);
            assertThat(store.ledgers().devices().remove("dev-1").join()).isFalse();
            assertThat(devices(store)).containsExactly(UNSEEN);
            pages.set(1 << 20);
            clock.pass(Duration.ofMinutes(2));
            assertThat(put(store, renamed(UNSEEN))).isTrue();
            assertThat(warnings.sentences()).hasSize(1);
        }
        try (Store store = open()) {
            assertThat(devices(store)).containsExactly(renamed(UNSEEN));
        }
    }

    @Test
    void aFileThatIsTakenAwayIsBegunAnewWithAllOfThem() throws Exception {
        try (Warnings warnings = new Warnings(); Store store = open()) {
            put(store, SEEN);
            put(store, UNSEEN);
            store.ledgers().devices().remove("dev-1").join();
            Files.delete(home.resolve("drawbridge.db"));
            assertThat(store.ledgers().logins().put("ada", LOGIN).join()).isTrue();
            assertThat(warnings.sentences()).hasSize(1);
            assertThat(store.ledgers().sessions().remove("none").join()).isTrue();
        }
        try (Store store = open()) {
            assertThat(devices(store)).containsExactly(UNSEEN);
            assertThat(store.ledgers().logins().entries()).containsOnlyKeys("ada");
        }
    }

    @Test
    void whatIsFoundTooLateIsForTheNextRun() throws Exception {
        Path place = home.resolve("home");
        try (Store store = Store.open(new Home(place), "one", StoreOptions.DEFAULT)) {
            put(store, SEEN);
            put(store, UNSEEN);
        }
        Files.move(place, home.resolve("away"));
        Files.writeString(place, "not a directory");
        SetClock clock = new SetClock();
        try (Warnings warnings = new Warnings();
                Store store = Store.open(new Home(place), "two", StoreOptions.DEFAULT.withClock(clock))) {
            assertThat(store.ledgers().devices().remove("dev-1").join()).isFalse();
            Files.delete(place);
            Files.move(home.resolve("away"), place);
            clock.pass(Duration.ofMinutes(1));
            assertThat(put(store, renamed(UNSEEN))).isTrue();
            assertThat(devices(store)).containsExactly(renamed(UNSEEN));
            assertThat(warnings.sentences()).hasSize(1);
        }
        try (Store store = Store.open(new Home(place), "three", StoreOptions.DEFAULT)) {
            assertThat(devices(store)).containsExactly(renamed(UNSEEN));
        }
    }

    @Test
    void aSecondBridgeKnowsAndKeepsNone() {
        keepTwo();
        try (Store first = open(); Warnings warnings = new Warnings(); Store second = open()) {
            assertThat(devices(first)).hasSize(2);
            assertThat(devices(second)).isEmpty();
            assertThat(put(second, SEEN)).isFalse();
            assertThat(warnings.sentences()).hasSize(1);
        }
    }

    @Test
    void beyondTheirNumberNoneIsTaken() {
        try (Store store = open()) {
            Ledger<WebSession> sessions = store.ledgers().sessions();
            for (int i = 1; i < LedgerBook.MOST; i++) {
                var _ = sessions.put("s" + i, new WebSession("s" + i, "dev-1", 1, 2));
            }
            assertThat(sessions.put("last", new WebSession("last", "dev-1", 1, 2)).join()).isTrue();
            assertThat(sessions.put("more", new WebSession("more", "dev-1", 1, 2)).join()).isFalse();
            assertThat(sessions.put("last", new WebSession("last", "dev-1", 1, 3)).join()).isTrue();
            assertThat(sessions.entries()).hasSize(LedgerBook.MOST).doesNotContainKey("more");
        }
    }

    @Test
    void aDatabaseOfTheThirdVersionGetsTheTables() throws Exception {
        try (Store store = open()) {
            store.marks().looked("phone", 3);
        }
        tamper(home,
                "DROP TABLE device; DROP TABLE web_session; DROP TABLE login; DROP TABLE project; PRAGMA user_version = 3");
        try (Store store = open()) {
            assertThat(store.marks().looks()).containsEntry("phone", 3L);
            assertThat(store.ledgers().devices().entries()).isEmpty();
            assertThat(put(store, SEEN)).isTrue();
        }
        try (Store store = open()) {
            assertThat(devices(store)).containsExactly(SEEN);
        }
    }

    @Test
    void aLoginDoesNotSayWhatIsSecretInIt() {
        assertThat(LOGIN).asString().doesNotContain("argon2id", "JBSWY3DP", "bb", "cc");
    }

    private static void fill(Store store) {
        for (long seq = 1; store.journal().state() instanceof JournalState.Fine; seq++) {
            store.journal().write(List.of(Pages.put("a", Pages.large(seq, 50_000))));
        }
    }

    private void keepTwo() {
        try (Store store = open()) {
            assertThat(put(store, SEEN)).isTrue();
            assertThat(put(store, UNSEEN)).isTrue();
        }
    }

    private static KnownDevice renamed(KnownDevice device) {
        return new KnownDevice(device.deviceId(), "another", device.scopes(), device.createdAt(),
                device.lastSeenAt(), device.lastSeenFrom(), device.tokenHash());
    }

    private static boolean put(Store store, KnownDevice device) {
        return store.ledgers().devices().put(device.deviceId(), device).join();
    }

    private static List<KnownDevice> devices(Store store) {
        return List.copyOf(store.ledgers().devices().entries().values());
    }

    private Store open() {
        return Store.open(new Home(home), "epoch " + System.nanoTime(), StoreOptions.DEFAULT);
    }
}
