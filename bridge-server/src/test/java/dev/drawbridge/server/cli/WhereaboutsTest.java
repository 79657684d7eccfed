package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.server.endpoint.BindAddress;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WhereaboutsTest {
    private static final List<InetAddress> OWN = List.of(InetAddress.ofLiteral("192.168.1.5"),
            InetAddress.ofLiteral("2001:db8::5"));

    @Test
    void anAddressThatOthersReachIsTold() {
        Whereabouts found = Whereabouts.of(new BindAddress("192.0.2.1", 9100), OWN);
        assertThat(found.addresses()).containsExactly(new BindAddress("192.0.2.1", 9100));
        assertThat(found.advice()).isEmpty();
    }

    @Test
    void ofABridgeOnAllAddressesThoseOfTheMachineAreTold() {
        assertThat(Whereabouts.of(new BindAddress("0.0.0.0", 1), OWN).addresses())
                .containsExactly(new BindAddress("192.168.1.5", 1));
        assertThat(Whereabouts.of(new BindAddress("::", 1), OWN).addresses())
                .extracting(BindAddress::host).containsExactly("192.168.1.5", "2001:db8:0:0:0:0:0:5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void ofABridgeOnLoopbackItIsSaidHowItIsReached(String host) {
        Whereabouts found = Whereabouts.of(new BindAddress(host, 9100), OWN);
        assertThat(found.addresses()).containsExactly(new BindAddress(host, 9100));
        assertThat(found.advice()).anyMatch(line -> line.contains("ssh -L 9100:127.0.0.1:9100"))
                .anyMatch(line -> line.contains("tailscale serve")).anyMatch(line -> line.contains("--bind"));
    }

    @Test
    void aMachineWithoutANetworkIsReachedAsByLoopback() {
        Whereabouts found = Whereabouts.of(new BindAddress("0.0.0.0", 9100), List.of());
        assertThat(found.addresses()).containsExactly(new BindAddress("127.0.0.1", 9100));
        assertThat(found.loopbackOnly()).isTrue();
    }
}
