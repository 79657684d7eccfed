package dev.drawbridge.server.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SlowingTest {
    private static final UserName ANN = UserName.of("ann");
    private static final UserName BOB = UserName.of("bob");

    private Instant now = Instant.EPOCH;
    private final Slowing slowing = new Slowing(() -> now);

    @Test
    void anAddressHasSomeTriesAndThenOneAMinute() {
        InetAddress from = address(1);
        for (int i = 0; i < Slowing.TRIES; i++) {
            assertThat(slowing.admit(ANN, from)).isEmpty();
        }
        assertThat(slowing.admit(ANN, from)).contains(Duration.ofMinutes(1));
        assertThat(slowing.admit(BOB, from)).isPresent();
        now = now.plusSeconds(59);
        assertThat(slowing.admit(ANN, from)).contains(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(slowing.admit(ANN, from)).isEmpty();
        assertThat(slowing.admit(ANN, from)).isPresent();
    }

    @Test
    void whoeverFailsElsewhereKeepsNobodyOut() {
        for (int i = 0; i < 5_000; i++) {
            if (slowing.admit(ANN, address(i)).isEmpty()) {
                slowing.failed(ANN);
            }
        }
        assertThat(slowing.admit(ANN, address(9_999))).isEmpty();
    }

    @Test
    void manyWhoGuessAtOneNameHaveFewerTries() {
        for (int i = 0; i <= Slowing.SIEGE; i++) {
            slowing.admit(ANN, address(i));
            slowing.failed(ANN);
        }
        InetAddress fresh = address(9_999);
        for (int i = 0; i < Slowing.TRIES_UNDER_SIEGE; i++) {
            assertThat(slowing.admit(ANN, fresh)).isEmpty();
        }
        assertThat(slowing.admit(ANN, fresh)).isPresent();
        assertThat(slowing.admit(BOB, fresh)).isEmpty();
    }

    @Test
    void whoeverSucceedsIsNotSlowed() {
        for (int i = 0; i < 100; i++) {
            assertThat(slowing.admit(ANN, address(1))).isEmpty();
            slowing.forgive(address(1));
        }
    }

    @Test
    void allAddressesOfOneNetworkOfIpV6AreOne() {
        for (int i = 0; i < Slowing.TRIES; i++) {
            assertThat(slowing.admit(ANN, InetAddress.ofLiteral("2001:db8::" + i))).isEmpty();
        }
        assertThat(slowing.admit(ANN, InetAddress.ofLiteral("2001:db8::ffff:1"))).isPresent();
        assertThat(slowing.admit(ANN, InetAddress.ofLiteral("2001:db8:0:1::1"))).isEmpty();
    }

    @Test
    void aClockThatIsSetBackForgivesNothing() {
        for (int i = 0; i < Slowing.TRIES; i++) {
            slowing.admit(ANN, address(1));
        }
        now = now.minusSeconds(3600);
        assertThat(slowing.admit(ANN, address(1))).isPresent();
    }

    private static InetAddress address(int number) {
        return InetAddress.ofLiteral("10.0." + number / 256 + "." + number % 256);
    }
}
