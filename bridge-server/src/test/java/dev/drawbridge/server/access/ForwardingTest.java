package dev.drawbridge.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForwardingTest {
    private static final Forwarding FORWARDING = new Forwarding(
            List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("2001:db8::/33")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            10.1.2.3        | 192.0.2.1                       | 192.0.2.1
            10.1.2.3        | 6.6.6.6, 192.0.2.1              | 192.0.2.1
            10.1.2.3        | 192.0.2.1, 10.9.9.9             | 192.0.2.1
            10.1.2.3        | 6.6.6.6, 192.0.2.1 ,10.9.9.9    | 192.0.2.1
            2001:db8::1     | 2001:db8:8000::2                | 2001:db8:8000::2
            10.1.2.3        | localhost                       | 10.1.2.3
            10.1.2.3        | 192.0.2.1, unknown              | 10.1.2.3
            10.1.2.3        | 192.0.2.1,                      | 10.1.2.3
            10.1.2.3        | 127.0.0.1, 999.1.1.1            | 10.1.2.3
            10.1.2.3        | 10.4.4.4                        | 10.4.4.4
            11.1.2.3        | 192.0.2.1                       | 11.1.2.3
            2001:db8:8000::1| 192.0.2.1                       | 2001:db8:8000::1
            127.0.0.1       | 192.0.2.1                       | 127.0.0.1
            """)
    void theLastThatIsNoProxyIsTheSender(String from, String header, String sender) {
        assertThat(FORWARDING.unfold(knock(from), trail(List.of(header.split("  ")), List.of(), List.of()))
                .from()).isEqualTo(InetAddress.ofLiteral(sender));
    }

    @Test
    void whatTheSenderHasWrittenInAHeaderOfItsOwnStandsBeforeTheProxys() {
        assertThat(FORWARDING.unfold(knock("10.1.1.1"),
                trail(List.of("127.0.0.1", "192.0.2.1"), List.of("https", "http"),
                        List.of("localhost", "bridge.example"))))
                .satisfies(knock -> {
                    assertThat(knock.from()).isEqualTo(InetAddress.ofLiteral("192.0.2.1"));
                    assertThat(knock.secure()).isFalse();
                    assertThat(knock.hosts()).containsExactly("bridge.example");
                });
    }

    @Test
    void fromAnybodyElseNothingOfItCounts() {
        Knock before = knock("192.0.2.9");
        assertThat(FORWARDING.unfold(before,
                trail(List.of("127.0.0.1"), List.of("https"), List.of("localhost")))).isSameAs(before);
        assertThat(new Forwarding(List.of())
                .unfold(before, trail(List.of("127.0.0.1"), List.of("https"), List.of("x"))))
                .isSameAs(before);
    }

    @Test
    void aProxyThatSaysNothingChangesNothing() {
        Knock before = knock("10.1.1.1");
        assertThat(FORWARDING.unfold(before, trail(List.of(), List.of(), List.of()))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8/8", "::/129", "10.0.0.0/"})
    void whatIsNoRangeIsSaid(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.0/8");
    }

    private static Forwarding.Trail trail(List<String> senders, List<String> schemes, List<String> hosts) {
        return new Forwarding.Trail(senders, schemes, hosts);
    }

    private static Knock knock(String from) {
        return new Knock(/* secure= */ false,
                new Link(new InetSocketAddress(InetAddress.ofLiteral(from), 50000),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 9100), 0, false),
                InetAddress.ofLiteral(from),
                List.of("bridge"), List.of(), List.of(), List.of(), List.of());
    }
}
