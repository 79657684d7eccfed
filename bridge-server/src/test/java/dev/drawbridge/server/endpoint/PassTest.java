package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.server.access.Access;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Pass;
import dev.drawbridge.server.access.Sightings;
import dev.drawbridge.server.access.Verifiers;
import dev.drawbridge.server.access.Visits;
import dev.drawbridge.server.http.Routes;
import dev.drawbridge.server.log.Log;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of those who are let in by something that does not last. */
final class PassTest {
    private static final Visitor ANN = new Visitor("dev-ann", "Ann", Scopes.OPERATOR);
    private static final String OFFER = "Sec-WebSocket-Protocol: ";

    private final Visits visits = new Visits(visitor -> true);
    private final FakeConnections connections = FakeConnections.remembering();
    private Endpoint endpoint;

    @BeforeEach
    void start() throws Exception {
        EndpointOptions options = EndpointOptions.at(BindAddress.parse("127.0.0.1:0"))
                .withAccess(AccessOptions.open().locked());
        Access access = new Access(options.access(), "127.0.0.1",
                new Verifiers(List.of(PassTest::byToken), PassTest::bySession), Sightings.unnoticed(),
                link -> true);
        endpoint = Endpoint.start(options,
                new Premises(access, visits, Routes.none(), connections, () -> true), Optional.empty());
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private static Optional<Pass> byToken(String token) {
        return switch (token) {
            case "lasting" -> Optional.of(Pass.of(ANN));
            case "short" -> Optional.of(Pass.until(Instant.now().plusMillis(300), ANN));
            case "taken.back" -> Optional.of(new Pass(ANN, Optional.empty(), Optional.empty(), () -> false));
            default -> Optional.empty();
        };
    }

    private static Optional<Pass> bySession(String secret) {
        return secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pass(ANN, Optional.of(secret), Optional.empty(), () -> true));
    }

    @Test
    void whenATokenExpiresItsSocketEnds() throws Exception {
        try (RawClient client = RawClient.upgraded(endpoint, "Authorization: Bearer short")) {
            RawClient.Received close = client.frame();
            assertThat(close.closeCode()).isEqualTo(4001);
            assertThat(close.text()).endsWith(Farewell.EXPIRED.reason());
        }
    }

    @Test
    void whatWasTakenBackWhileItWasShownLetsNobodyStay() throws Exception {
        try (RawClient client = RawClient.upgraded(endpoint, "Authorization: Bearer taken.back")) {
            assertThat(client.frame().closeCode()).isEqualTo(4001);
        }
    }

    @Test
    void theEndOfASessionEndsItsSocketsAndNoOthers() throws Exception {
        try (RawClient one = browsing("one");
                RawClient two = browsing("two");
                RawClient other = RawClient.upgraded(endpoint, "Authorization: Bearer lasting")) {
            visits.endSession("one", Farewell.LOGGED_OUT);
            RawClient.Received close = one.frame();
            assertThat(close.closeCode()).isEqualTo(4001);
            assertThat(close.text()).endsWith(Farewell.LOGGED_OUT.reason());
            for (RawClient staying : List.of(two, other)) {
                staying.send(Frames.masked(Frames.FINAL | Frames.PING, "here"));
                assertThat(staying.frame().text()).isEqualTo("here");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drawbridge, bearer.lasting", "bearer.lasting,drawbridge",
        "drawbridge\r\nSec-WebSocket-Protocol: bearer.lasting"})
    void aTokenAmongTheProtocolsOpensAndIsNotRepeated(String offer) throws Exception {
        try (RawClient client = RawClient.to(endpoint)) {
            assertThat(client.request(RawClient.upgrade("/ws", OFFER + offer)))
                    .startsWith("HTTP/1.1 101 ").contains("sec-websocket-protocol: drawbridge\r\n")
                    .doesNotContain("lasting").doesNotContain("bearer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drawbridge", "drawbridge, bearer.wrong", "drawbridge, bearer.",
        "drawbridge, bearer.lasting, bearer.lasting", "drawbridge, Bearer.lasting", "drawbridge, lasting"})
    void anythingElseAmongTheProtocolsDoesNotOpen(String offer) throws Exception {
        refused(RawClient.upgrade("/ws", OFFER + offer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "access_token", "authorization", "bearer", "auth"})
    void aTokenInTheUrlOpensNothingAndIsNotLogged(String name, Log log) throws Exception {
        refused(RawClient.upgrade("/ws?" + name + "=lasting"));
        refused(RawClient.upgrade("/ws/lasting").replace("/ws/lasting", "/ws?lasting"));
        assertThat(log.lines()).noneMatch(line -> line.contains("lasting"));
        assertThat(connections.opened).isEmpty();
    }

    @Test
    void aCookieOpensOnlyToAPageOfTheBridgesOwn() throws Exception {
        browsing("one").close();
        refused(RawClient.upgrade("/ws", "Cookie: drawbridge=one"));
        refused(RawClient.upgrade("/ws", "Cookie: drawbridge=", "Origin: http://127.0.0.1"));
        refused(RawClient.upgrade("/ws", "Cookie: drawbridge=one; drawbridge=two",
                "Origin: http://127.0.0.1"));
        refused(RawClient.upgrade("/ws", "Cookie: __Host-drawbridge=one", "Origin: http://127.0.0.1"));
        for (String foreign : List.of("http://evil.example", "https://127.0.0.1", "http://127.0.0.1:81",
                "null")) {
            try (RawClient client = RawClient.to(endpoint)) {
                assertThat(client.request(
                        RawClient.upgrade("/ws", "Cookie: drawbridge=one", "Origin: " + foreign)))
                        .startsWith("HTTP/1.1 403 ");
            }
        }
    }

    private RawClient browsing(String session) throws IOException {
        return RawClient.upgraded(endpoint, "Cookie: theme=dark; drawbridge=" + session,
                "Origin: http://127.0.0.1");
    }

    private void refused(String request) throws IOException {
        try (RawClient client = RawClient.to(endpoint)) {
            assertThat(client.request(request)).startsWith("HTTP/1.1 401 ").doesNotContain("lasting");
        }
    }
}
