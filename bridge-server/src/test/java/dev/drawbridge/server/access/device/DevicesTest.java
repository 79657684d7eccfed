package dev.drawbridge.server.access.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.access.KnownDevice;
import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.access.Pass;
import dev.drawbridge.server.log.Log;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class DevicesTest {
    private static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress AWAY = InetAddress.ofLiteral("2001:db8::7");

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final Written ledger = new Written();
    private final Devices devices = open(1);

    private Devices open(long seed) {
        return new Devices(ledger, () -> Instant.ofEpochMilli(now.get()),
                new SplittableRandom(seed));
    }

    @Test
    void aTokenOpensForItsDeviceAndNoOther() {
        Added phone = devices.add("Phone", Scopes.OPERATOR);
        Added desk = devices.add("Desk", Scopes.VIEWER);
        assertThat(devices.verify(phone.token().text())).map(Pass::visitor)
                .contains(new Visitor(phone.device().deviceId(), "Phone", Scopes.OPERATOR));
        assertThat(devices.verify(desk.token().text())).map(Pass::visitor).map(Visitor::name)
                .contains("Desk");
        for (String wrong : List.of("", "dbt_", phone.token().text().substring(1),
                phone.token().text() + "A", phone.token().text().toLowerCase(Locale.ROOT),
                phone.device().tokenHash().orElseThrow(), phone.device().deviceId(), "Phone")) {
            assertThat(devices.verify(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void aTokenHas256BitsAndIsKeptNowhere() {
        Added phone = devices.add("Phone", Scopes.VIEWER);
        assertThat(phone.token().text()).matches("dbt_[A-Za-z0-9_-]{43}");
        assertThat(phone.device().deviceId()).matches("dev-[0-9a-f]{16}");
        assertThat(phone.device().tokenHash().orElseThrow()).matches("[0-9a-f]{64}")
                .isEqualTo(phone.token().hash());
        assertThat(phone + " " + devices.list() + ledger.entries()).doesNotContain(phone.token().text());
    }

    @Test
    void theNextRunKnowsThemButNotThoseThatWereRevoked() {
        Added phone = devices.add("Phone", Scopes.OPERATOR);
        Added desk = devices.add("Desk", Scopes.VIEWER);
        Added lost = devices.add("Lost", Scopes.OWNER);
        devices.rename(desk.device().deviceId(), "Table");
        devices.revoke(lost.device().deviceId());
        Devices next = open(2);
        assertThat(next.list()).extracting(KnownDevice::name).containsExactly("Phone", "Table");
        assertThat(next.verify(phone.token().text())).isPresent();
        assertThat(next.verify(lost.token().text())).isEmpty();
        assertThat(next.isWelcome(lost.device().visitor())).isFalse();
    }

    @Test
    void aRevokedDeviceIsUnknownBeforeAnybodyIsToldOfIt() {
        Added phone = devices.add("Phone", Scopes.OPERATOR);
        String deviceId = phone.device().deviceId();
        List<String> told = new ArrayList<>();
        devices.onRevoked(id -> {
            assertThat(devices.verify(phone.token().text())).isEmpty();
            assertThat(devices.visitor(id)).isEmpty();
            assertThat(devices.isWelcome(phone.device().visitor())).isFalse();
            told.add(id);
        });
        assertThat(devices.revoke(deviceId)).map(gone -> gone.device().name()).contains("Phone");
        assertThat(told).containsExactly(deviceId);
        assertThat(devices.revoke(deviceId)).isEmpty();
        assertThat(told).hasSize(1);
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void whoFailsToShutItsDoorDoesNotKeepTheOthersFromIt(Log log) {
        log.expect("something of it may still be open");
        List<String> told = new ArrayList<>();
        devices.onRevoked(id -> {
            throw new IllegalStateException("stuck");
        });
        devices.onRevoked(told::add);
        devices.revoke(devices.add("Phone", Scopes.VIEWER).device().deviceId());
        assertThat(told).hasSize(1);
    }

    @Test
    void whoIsNoDeviceStaysWelcome() {
        assertThat(devices.isWelcome(Visitor.OWNER)).isTrue();
        assertThat(devices.isWelcome(Visitor.LOCAL)).isTrue();
        assertThat(devices.isWelcome(new Visitor("dev-0123456789abcdef", "x", Scopes.VIEWER))).isFalse();
    }

    @Test
    void noTwoHaveTheSameName() {
        assertThat(name("Phone")).isEqualTo("Phone");
        assertThat(name(" phone ")).isEqualTo("phone 2");
        assertThat(name("PHONE")).isEqualTo("PHONE 3");
        assertThat(name("x".repeat(64))).hasSize(64);
        assertThat(name("x".repeat(64))).isEqualTo("x".repeat(62) + " 2");
        assertThat(name("owner")).isEqualTo("owner 2");
        assertThat(name("This host")).isEqualTo("This host 2");
        assertThat(name("e\u0301")).isEqualTo("\u00e9");
        assertThat(name("\u00e9")).isEqualTo("\u00e9 2");
    }

    @Test
    void aDeviceIsRenamedAndStaysWhatItIs() {
        Added phone = devices.add("Phone", Scopes.OPERATOR);
        devices.add("Desk", Scopes.VIEWER);
        String deviceId = phone.device().deviceId();
        assertThat(devices.rename(deviceId, "phone")).map(changed -> changed.device().name())
                .contains("phone");
        assertThat(devices.rename(deviceId, "desk")).map(changed -> changed.device().name())
                .contains("desk 2");
        assertThat(devices.verify(phone.token().text())).map(Pass::visitor)
                .contains(new Visitor(deviceId, "desk 2", Scopes.OPERATOR));
        assertThat(devices.rename("dev-0000000000000000", "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0007b", "a\nb", "\u202egnp", "a\u200bb", "a\u2028b", "\ud800",
        "dev-0123456789abcdef", "DEV-0123456789ABCDEF",
        "0123456789012345678901234567890123456789012345678901234567890123456789"})
    void aNameThatIsNoneIsDeclined(String name) {
        assertThatThrownBy(() -> devices.add(name, Scopes.VIEWER))
                .isInstanceOfSatisfying(Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo(ErrorCode.INVALID_PARAMS));
        Added phone = devices.add("Phone", Scopes.VIEWER);
        assertThatThrownBy(() -> devices.rename(phone.device().deviceId(), name))
                .isInstanceOf(Declined.class);
        assertThat(devices.list()).containsExactly(phone.device());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada's phone", "Büro \u2603", "電話", "\ud83d\udcf1", "dev-box", "<b>&\"'"})
    void otherNamesAreTakenAsTheyAre(String name) {
        assertThat(name(name)).isEqualTo(name);
    }

    @Test
    void itIsKnownWhenAndFromWhereADeviceLastCameIn() {
        Added phone = devices.add("Phone", Scopes.OPERATOR);
        Visitor visitor = phone.device().visitor();
        now.addAndGet(5);
        devices.seen(visitor, HOME);
        now.addAndGet(7);
        devices.seen(visitor, AWAY);
        assertThat(devices.list()).singleElement().satisfies(device -> {
            assertThat(device.lastSeenAt()).contains(1_000_012L);
            assertThat(device.lastSeenFrom()).contains("2001:db8:0:0:0:0:0:7");
        });
    }

    @Test
    void thatItCameInIsWrittenOnceAMinuteAndNoMore() {
        Added phone = devices.add("Phone", Scopes.OPERATOR);
        Visitor visitor = phone.device().visitor();
        ledger.puts.set(0);
        for (int i = 0; i < 600; i++) {
            now.addAndGet(Duration.ofMillis(500).toMillis());
            devices.seen(visitor, HOME);
        }
        assertThat(ledger.puts).hasValue(5);
        ledger.puts.set(0);
        Devices next = open(2);
        next.seen(visitor, AWAY);
        assertThat(ledger.puts).as("the last run has just written it").hasValue(0);
        now.addAndGet(Duration.ofMinutes(1).toMillis());
        next.seen(visitor, AWAY);
        assertThat(ledger.puts).hasValue(1);
    }

    @Test
    void whoIsSeenAfterItWasRevokedIsNotKeptAnew() {
        Added phone = devices.add("Phone", Scopes.OPERATOR);
        devices.revoke(phone.device().deviceId());
        devices.seen(phone.device().visitor(), HOME);
        devices.seen(Visitor.OWNER, HOME);
        assertThat(ledger.entries()).isEmpty();
        assertThat(devices.list()).isEmpty();
    }

    @Test
    void aDeviceWithoutATokenIsFoundByItsIdOnly() {
        KnownDevice ada = devices.addWithoutToken("Ada", Scopes.VIEWER).device();
        assertThat(ada.tokenHash()).isEqualTo(Optional.empty());
        assertThat(devices.visitor(ada.deviceId())).contains(ada.visitor());
        assertThat(devices.verify("")).isEmpty();
        assertThat(open(2).visitor(ada.deviceId())).contains(ada.visitor());
    }

    @Test
    void thereIsAnEndToThem() {
        for (int i = 0; i < Devices.MOST; i++) {
            devices.add("d" + i, Scopes.VIEWER);
        }
        assertThatThrownBy(() -> devices.add("more", Scopes.VIEWER)).isInstanceOf(Declined.class)
                .hasMessageContaining("revoke");
    }

    @Test
    void whatIsNotKeptIsSaid() {
        ledger.works = false;
        assertThat(devices.add("Phone", Scopes.VIEWER).kept().join()).isFalse();
        assertThat(devices.revoke(devices.list().getFirst().deviceId()).orElseThrow().kept().join())
                .isFalse();
    }

    private String name(String wanted) {
        return devices.add(wanted, Scopes.VIEWER).device().name();
    }
}
