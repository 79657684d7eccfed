package dev.drawbridge.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.websocket.Trust;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.endpoint.UrlPrefix;
import dev.drawbridge.server.tls.TlsOptions;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class DestinationTest {
    private static Destination of(String url, Optional<String> token) {
        return Destination.of(url, token, new Trust.Usual());
    }

    @ParameterizedTest
    @CsvSource({"ws://desk:9100, ws://desk:9100/ws", "ws://desk:9100/ws, ws://desk:9100/ws",
        "wss://desk/bridge/, wss://desk:443/bridge/ws", "http://desk, ws://desk:80/ws",
        "WSS://[::1]:9100, wss://[::1]:9100/ws"})
    void anAddressLeadsToTheSockets(String url, String shown) {
        assertThat(of(url, Optional.of("t0ken"))).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk:9100", "ftp://desk", "ws://", "ws://desk?token=x", "ws://me:secret@desk",
        "ws:// ", "", "ws://desk:99999", "wss://desk:0"})
    void whatIsNoAddressIsTold(String url) {
        assertThatThrownBy(() -> of(url, Optional.empty())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("write ws://HOST:PORT or wss://HOST:PORT");
    }

    @Test
    void whoeverIsVouchedForIsTrustedUnderItsOwnNameOnly(@TempDir Path place) throws Exception {
        EndpointOptions endpoint = EndpointOptions.at(new BindAddress("127.0.0.1", 0))
                .withAccess(AccessOptions.open().withToken(Token.of("sekrit")))
                .withPrefix(UrlPrefix.parse("/below"))
                .withTls(new TlsOptions.SelfSigned(place.resolve("tls")));
        try (Bridge bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(endpoint))) {
            Trust authority = new Trust.Authorities(place.resolve("tls/cert.pem"));
            assertThat(version(Destination.of(bridge.url(), Optional.of("sekrit"), authority)))
                    .isEqualTo("1");
            Trust nobody = new Trust.Authorities(place.resolve("none.pem"));
            assertThatThrownBy(() -> version(Destination.of(bridge.url(), Optional.of("sekrit"), nobody)))
                    .hasMessageContainingAll("(those who vouch for it cannot be read: there is no such file)",
                            "name who vouches for it with --ca");
            String other = bridge.url().replace("127.0.0.1", "127.0.0.2");
            assertThatThrownBy(() -> version(Destination.of(other, Optional.of("sekrit"), authority)))
                    .isInstanceOf(CannotReachBridge.class);
            assertThatThrownBy(() -> version(Destination.of(bridge.url(), Optional.of("guess"), authority)))
                    .hasMessageContaining("does not take this token");
            assertThatThrownBy(() -> version(Destination.of(bridge.url(), Optional.empty(), authority)))
                    .hasMessageContaining("wants a token");
        }
    }

    private static String version(Destination destination) throws Exception {
        try (BridgeLine line = BridgeLine.open(destination, Caller.passing("1"), Ear.DEAF)) {
            return line.call("bridge/info", JsonNodeFactory.instance.objectNode()).path("version").asText();
        }
    }

    @Test
    void theHostsBridgeIsFoundByItsHome(@TempDir Path home) {
        Destination host = Destination.host(Map.of("DRAWBRIDGE_HOME", home.toString()));
        assertThat(host).hasToString("unix://" + home.resolve("control.sock"));
        assertThat(host.isThere()).isFalse();
    }

    @Test
    void aSocketThatWasLeftBehindIsNobodys(@TempDir Path home) throws Exception {
        Destination host = Destination.host(Map.of("DRAWBRIDGE_HOME", home.toString()));
        try (ServerSocketChannel bridge = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            bridge.bind(UnixDomainSocketAddress.of(home.resolve("control.sock")));
            assertThat(host.isListening()).isTrue();
        }
        assertThat(host.isThere()).isTrue();
        assertThat(host.isListening()).isFalse();
    }
}
