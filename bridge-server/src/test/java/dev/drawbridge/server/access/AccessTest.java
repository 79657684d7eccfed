package dev.drawbridge.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.server.access.Admission.Forbidden;
import dev.drawbridge.server.access.Admission.Granted;
import dev.drawbridge.server.access.Admission.Unauthenticated;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {
    private static final Access OPEN = Access.by(AccessOptions.open(), "127.0.0.1");
    private static final Access LOCKED = Access.by(AccessOptions.open().withToken(Token.of("sekrit")),
            "127.0.0.1");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9100", "127.0.0.1", "localhost:9100", "LOCALHOST", "localhost.:1",
        "127.8.9.1",
        "[::1]:9100"})
    void loopbackIsAnsweredToByAllItsNames(String host) {
        assertThat(OPEN.admit(asking(host))).isInstanceOf(Granted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:9100", "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.0.2.7", "127.0.0.1:99999", "127.0.0.1@evil.example", "[::1", "", "1.2.3", "[2001:db8::1]:9100"})
    void aForeignHostNameIsForbidden(String host) {
        assertThat(OPEN.shun(asking(host))).isPresent();
    }

    @Test
    void aRequestThatNamesNoHostOrTwoIsForbidden() {
        assertThat(OPEN.shun(knock(List.of(), List.of(), List.of()))).isPresent();
        assertThat(OPEN.shun(knock(List.of("localhost", "localhost"), List.of(), List.of())))
                .isPresent();
    }

    @Test
    void theBoundNameTheArrivalAddressAndNamesByOptionAreAnsweredTo() throws Exception {
        Access access = Access.by(AccessOptions.open().withHosts(Set.of("Bridge.Tail.Net")), "devbox");
        InetAddress lan = InetAddress.ofLiteral("192.0.2.7");
        assertThat(access.shun(asking("devbox:9100"))).isEmpty();
        assertThat(access.shun(asking("bridge.tail.net"))).isEmpty();
        assertThat(access.shun(from(lan, "192.0.2.7:9100")))
                .isEmpty();
        assertThat(access.shun(from(lan, "192.0.2.8:9100")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"localhost:9100,http://localhost:9100", "127.0.0.1,http://127.0.0.1",
        "localhost,http://localhost:80",
        "localhost:80,http://LOCALHOST", "[::1]:9100,http://[::1]:9100", "localhost:9100,app://console",
        "localhost:9100,https://console.example", "localhost:9100,https://console.example:443"})
    void theBridgesOwnOriginAndAllowedOnesMayConnect(String host, String origin) {
        assertThat(withOrigins("app://console", "https://console.example").shun(browsing(host, origin)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"localhost:9100,http://localhost:9101", "localhost:9100,https://localhost:9100",
        "localhost:9100,http://127.0.0.1:9100", "localhost:9100,http://evil.example", "localhost:9100,null",
        "localhost:9100,''", "localhost:9100,http://console.example",
        "localhost:9100,https://console.example.evil.example", "localhost:9100,https://console.example/path"})
    void anyOtherOriginIsForbidden(String host, String origin) {
        assertThat(withOrigins("https://console.example").shun(browsing(host, origin)))
                .isPresent();
    }

    @Test
    void allOriginsMayBeAllowedOnlyWithAToken() {
        AccessOptions locked = AccessOptions.open().withToken(Token.of("sekrit"));
        Access access = Access.by(locked.withOrigins(Set.of("*")), "127.0.0.1");
        assertThat(access.shun(browsing("localhost", "http://anywhere.example"))).isEmpty();
        assertThatThrownBy(() -> AccessOptions.open().withOrigins(Set.of("*")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("token");
    }

    @Test
    void anOriginByOptionMustBeOne() {
        assertThatThrownBy(() -> AccessOptions.open().withOrigins(Set.of("https://console.example/")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("scheme://host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sekrit", "bearer sekrit", "Bearer   sekrit "})
    void theTokenOpens(String authorization) {
        assertThat(LOCKED.admit(authorized(authorization))).isInstanceOf(Granted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer Sekrit", "Bearer sekri", "Bearer sekritt", "Bearer", "Bearer ", "sekrit",
        "Basic sekrit", ""})
    void anythingElseDoesNot(String authorization) {
        assertThat(LOCKED.admit(authorized(authorization))).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void noAuthorizationOrTwoDoNotOpen() {
        assertThat(LOCKED.admit(asking("localhost"))).isInstanceOf(Unauthenticated.class);
        assertThat(LOCKED.admit(
                knock(List.of("localhost"), List.of(), List.of("Bearer sekrit", "Bearer sekrit"))))
                .isInstanceOf(Unauthenticated.class);
    }

    @Test
    void theTokenDoesNotOpenToAForeignOrigin() {
        assertThat(LOCKED.admit(
                knock(List.of("localhost"), List.of("http://evil.example"), List.of("Bearer sekrit"))))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void aTokenThatCannotStandInAHeaderIsRefusedAndNoneIsPrinted() {
        for (String text : List.of("", " ", "two words", "tökен", "line\n")) {
            assertThatThrownBy(() -> Token.of(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(AccessOptions.open().withToken(Token.of("sekrit")).toString()).doesNotContain("sekrit");
    }

    @Test
    void throughTlsOnlyTheCookieCountsThatWasSetThere() {
        Access access = new Access(AccessOptions.open().locked(), "127.0.0.1",
                new Verifiers(List.of(), secret -> Optional.of(Pass.of(Visitor.OWNER))),
                Sightings.unnoticed(), link -> true);
        assertThat(access.admit(withCookie(true, "__Host-drawbridge=x"))).isInstanceOf(Granted.class);
        assertThat(access.admit(withCookie(true, "drawbridge=x"))).isInstanceOf(Unauthenticated.class);
        assertThat(access.admit(withCookie(false, "drawbridge=x"))).isInstanceOf(Granted.class);
        assertThat(access.admit(withCookie(false, "__Host-drawbridge=x")))
                .isInstanceOf(Unauthenticated.class);
    }

    private static Knock withCookie(boolean secure, String cookie) {
        return new Knock(secure, link(InetAddress.getLoopbackAddress()), InetAddress.getLoopbackAddress(),
                List.of("localhost"), List.of((secure ? "https" : "http") + "://localhost"), List.of(),
                List.of(), List.of(cookie));
    }

    private static Access withOrigins(String... origins) {
        return Access.by(AccessOptions.open().withOrigins(Set.of(origins)), "127.0.0.1");
    }

    private static Knock asking(String host) {
        return knock(List.of(host), List.of(), List.of());
    }

    private static Knock browsing(String host, String origin) {
        return knock(List.of(host), List.of(origin), List.of());
    }

    private static Knock authorized(String authorization) {
        return knock(List.of("localhost"), List.of(), List.of(authorization));
    }

    private static Knock knock(List<String> hosts, List<String> origins, List<String> authorizations) {
        return new Knock(/* secure= */ false, link(InetAddress.getLoopbackAddress()),
                InetAddress.getLoopbackAddress(), hosts, origins,
                authorizations, List.of(), List.of());
    }

    private static Knock from(InetAddress lan, String host) {
        return new Knock(/* secure= */ false, link(lan), lan, List.of(host), List.of(), List.of(), List.of(),
                List.of());
    }

    private static Link link(InetAddress end) {
        return new Link(new InetSocketAddress(end, 50000), new InetSocketAddress(end, 9100), 0, false);
    }

    @Test
    void withoutATokenOnlyTheBridgesOwnUserComesInAndOnlyOnItsMachine() throws Exception {
        Access strict = new Access(AccessOptions.open().withHosts(Set.of("devbox")), "0.0.0.0",
                Verifiers.none(), Sightings.unnoticed(), link -> link.from().getPort() == 50000);
        InetAddress lan = InetAddress.ofLiteral("192.0.2.7");
        assertThat(strict.admit(asking("localhost"))).isInstanceOf(Granted.class);
        assertThat(strict.admit(from(lan, "devbox"))).isInstanceOf(Unauthenticated.class);
        Access ofAnother = new Access(AccessOptions.open(), "127.0.0.1", Verifiers.none(),
                Sightings.unnoticed(), link -> false);
        assertThat(ofAnother.admit(asking("localhost"))).isInstanceOf(Unauthenticated.class);
        Access named = Access.by(AccessOptions.open().withHosts(Set.of("devbox")), "127.0.0.1");
        assertThat(named.admit(asking("devbox"))).isInstanceOf(Unauthenticated.class);
        assertThat(named.admit(asking("127.0.0.1:9100"))).isInstanceOf(Granted.class);
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9100);
        assertThat(OPEN.admit(new Knock(/* secure= */ false, new Link(here, here, 0, /* relayed= */ true),
                here.getAddress(), List.of("localhost"), List.of(), List.of(), List.of(), List.of())))
                .isInstanceOf(Unauthenticated.class);
        Access behindProxy = Access.by(AccessOptions.open().withProxies(List.of(Cidr.parse("127.0.0.1"))),
                "127.0.0.1");
        assertThat(behindProxy.admit(asking("localhost"))).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void whoShowsSomethingWrongIsNotTakenForWhoShowsNothing() {
        assertThat(OPEN.admit(authorized("Bearer revoked"))).isInstanceOf(Unauthenticated.class);
    }
}
