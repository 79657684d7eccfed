package dev.drawbridge.server.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.access.Scopes;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LimiterTest {
    private static final InetAddress STRANGER = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress OTHER = InetAddress.ofLiteral("192.0.2.2");
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Visitor PHONE = new Visitor("dev-1", "phone", Scopes.OWNER);
    private static final Visitor TABLET = new Visitor("dev-2", "tablet", Scopes.OWNER);

    private final AtomicLong nanos = new AtomicLong();
    private final Limiter limiter = new Limiter(new LimitOptions(4, 2, 10, 3, 100, 1000), nanos::get);
    private final List<String> expelled = new ArrayList<>();

    @Test
    void anAddressMayAskSoOftenAndIsToldWhenToComeAgain() {
        assertThat(requests(STRANGER, 80)).isEqualTo(80);
        Duration wait = limiter.request(STRANGER);
        assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        pass(wait);
        assertThat(limiter.request(STRANGER)).isZero();
    }

    @Test
    void whoKeepsAskingWaitsNoLongerThanASecondsWorthAndOthersNotAtAll() {
        assertThat(requests(STRANGER, 100_000)).isEqualTo(80);
        assertThat(limiter.request(OTHER)).isZero();
        assertThat(requests(HERE, 100_000)).isEqualTo(100_000);
        pass(Duration.ofSeconds(2));
        assertThat(limiter.request(STRANGER)).isZero();
    }

    @Test
    void ofIpv6AWholeNetworkIsOneAddress() {
        for (int i = 0; i < 80; i++) {
            assertThat(limiter.request(InetAddress.ofLiteral("2001:db8:0:1::" + i))).isZero();
        }
        assertThat(limiter.request(InetAddress.ofLiteral("2001:db8:0:1:ffff::1"))).isPositive();
        assertThat(limiter.request(InetAddress.ofLiteral("2001:db8:0:2::1"))).isZero();
    }

    @Test
    void whoWaitedLongestMakesPlaceForWhoComesLast() {
        List.of("a", "b", "c", "d").forEach(name -> enter(HERE, name));
        assertThat(expelled).isEmpty();
        enter(HERE, "e");
        enter(HERE, "f");
        assertThat(expelled).containsExactly("a", "b");
    }

    @Test
    void whoComesFromAnAddressWithManyMakesPlaceThere() {
        enter(OTHER, "known");
        List.of("a", "b", "c").forEach(name -> enter(STRANGER, name));
        assertThat(expelled).containsExactly("a");
    }

    @Test
    void whoHasLeftTakesNoPlaceAndIsNotExpelled() {
        for (int i = 0; i < 100; i++) {
            Anteroom.Place place = enter(STRANGER, "in time");
            place.leave();
            place.leave();
        }
        assertThat(expelled).isEmpty();
    }

    @Test
    void aDeviceSaysSoMuchByAllItsSocketsAndNobodyElseWaitsForIt() {
        assertThat(messages(limiter.of(PHONE), 1000)).isEqualTo(1000);
        assertThat(messages(limiter.of(PHONE), 5000)).isEqualTo(1000);
        assertThat(limiter.of(PHONE).take(1)).isPositive().isLessThan(Duration.ofSeconds(2));
        assertThat(limiter.of(TABLET).take(1)).isZero();
        assertThat(limiter.of(Visitor.LOCAL)).satisfies(
                owner -> assertThat(messages(owner, 1_000_000)).isEqualTo(1_000_000));
        pass(Duration.ofSeconds(2));
        assertThat(limiter.of(PHONE).take(1)).isZero();
    }

    @Test
    void aLongMessageIsPaidForAfterwards() {
        assertThat(limiter.of(PHONE).take(25_000)).isZero();
        assertThat(limiter.of(PHONE).take(1)).isGreaterThan(Duration.ofSeconds(4));
        pass(Duration.ofSeconds(6));
        assertThat(limiter.of(PHONE).take(1)).isZero();
    }

    @Test
    void aDeviceHasSoManyConnectionsButTheOwnUserAsManyAsItLikes() {
        assertThat(limiter.allowsMore(PHONE, 2)).isTrue();
        assertThat(limiter.allowsMore(PHONE, 3)).isFalse();
        assertThat(limiter.allowsMore(Visitor.LOCAL, 10_000)).isTrue();
    }

    @Test
    void someNonsenseIsBorneAndALotIsNot() {
        Allotment allotment = limiter.of(Visitor.LOCAL);
        for (int i = 0; i < 100; i++) {
            assertThat(allotment.bears(1)).isTrue();
        }
        assertThat(allotment.bears(1)).isFalse();
        assertThat(allotment.bears(0)).isTrue();
        pass(Duration.ofSeconds(5));
        assertThat(allotment.bears(1)).isTrue();
    }

    private int requests(InetAddress from, int count) {
        int granted = 0;
        for (int i = 0; i < count; i++) {
            granted += limiter.request(from).isZero() ? 1 : 0;
        }
        return granted;
    }

    private static int messages(Allotment allotment, int count) {
        int granted = 0;
        for (int i = 0; i < count; i++) {
            granted += allotment.take(1).isZero() ? 1 : 0;
        }
        return granted;
    }

    private Anteroom.Place enter(InetAddress from, String name) {
        return limiter.enter(Optional.of(from), () -> expelled.add(name));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
