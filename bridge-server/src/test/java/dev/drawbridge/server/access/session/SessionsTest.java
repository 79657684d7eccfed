package dev.drawbridge.server.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.access.WebSession;
import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.server.access.Pass;
import dev.drawbridge.server.access.RememberedLedger;
import dev.drawbridge.server.access.Visits;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SessionsTest {
    private static final Visitor ANN = new Visitor("dev-ann", "Ann", Scopes.OPERATOR);
    private static final Visitor BOB = new Visitor("dev-bob", "Bob", Scopes.VIEWER);
    private static final Visitor SIGNED = new Visitor("jwt-cid", "jwt-cid", Scopes.OWNER);

    private final Map<String, Visitor> devices = new HashMap<>(
            Map.of(ANN.deviceId(), ANN, BOB.deviceId(), BOB));
    private final RememberedLedger<WebSession> ledger = new RememberedLedger<>();
    private final Visits visits = new Visits(visitor -> true);
    private final List<Farewell> farewells = new ArrayList<>();
    private Instant now = Instant.ofEpochSecond(1_000);
    private Sessions sessions = sessions("owner-1");

    private Sessions sessions(String owner) {
        return new Sessions(ledger,
                new Holders(id -> Optional.ofNullable(devices.get(id)), Optional.of(owner)),
                visits, Duration.ofHours(1), () -> now, new SecureRandom());
    }

    @Test
    void whoeverShowsTheSecretIsTheDeviceThatTheSessionWasBegunFor() {
        Pass pass = sessions.verify(open(ANN)).orElseThrow();
        assertThat(pass.visitor()).isEqualTo(ANN);
        assertThat(pass.until()).contains(Instant.ofEpochSecond(4_600));
        assertThat(sessions.verify(open(BOB)).orElseThrow().visitor()).isEqualTo(BOB);
    }

    @Test
    void nothingButTheSecretOpens() {
        String secret = open(ANN);
        String hash = ledger.entries().keySet().iterator().next();
        for (String wrong : List.of("", hash, secret + "A", secret.substring(1),
                secret.toLowerCase(Locale.ROOT))) {
            assertThat(sessions.verify(wrong)).isEmpty();
        }
    }

    @Test
    void theSecretIsNowhereKeptOrPrinted() {
        Opened opened = sessions.open(ANN).orElseThrow();
        assertThat(opened.secret().text()).hasSize(43);
        assertThat(ledger.entries().toString() + opened + sessions.verify(opened.secret().text()))
                .doesNotContain(opened.secret().text());
    }

    @Test
    void aSessionExpires() {
        String secret = open(ANN);
        now = now.plus(Duration.ofHours(1)).minusMillis(1);
        assertThat(sessions.verify(secret)).isPresent();
        now = now.plusMillis(1);
        assertThat(sessions.verify(secret)).isEmpty();
        open(BOB);
        assertThat(ledger.entries()).hasSize(1);
    }

    @Test
    void sessionsOutliveTheBridgeAsLongAsTheirDevice() {
        String ann = open(ANN);
        String bob = open(BOB);
        devices.remove(BOB.deviceId());
        sessions = sessions("owner-1");
        assertThat(sessions.verify(ann)).isPresent();
        assertThat(sessions.verify(bob)).isEmpty();
        assertThat(ledger.entries()).hasSize(1);
    }

    @Test
    void anOwnersSessionEndsWithTheOwnersToken() {
        String secret = open(Visitor.OWNER);
        assertThat(sessions("owner-1").verify(secret).orElseThrow().visitor()).isEqualTo(Visitor.OWNER);
        assertThat(sessions("owner-2").verify(secret)).isEmpty();
    }

    @Test
    void aRevokedDevicesSessionLetsNobodyInAndItsPassIsTakenBack() {
        String secret = open(ANN);
        Pass pass = sessions.verify(secret).orElseThrow();
        devices.remove(ANN.deviceId());
        assertThat(sessions.verify(secret)).isEmpty();
        assertThat(pass.valid().getAsBoolean()).isTrue();
        sessions.endAll(ANN.deviceId(), Farewell.REVOKED);
        assertThat(pass.valid().getAsBoolean()).isFalse();
        assertThat(ledger.entries()).isEmpty();
    }

    @Test
    void whoeverComesWithAPassThatWasTakenBackIsToldToGo() {
        Pass pass = sessions.verify(open(ANN)).orElseThrow();
        sessions.close(pass);
        visits.enter(pass, farewells::add);
        assertThat(farewells).containsExactly(Farewell.REVOKED);
    }

    @Test
    void loggingOutEndsThatSessionAndItsSocketsOnly() {
        String one = open(ANN);
        String two = open(ANN);
        Pass pass = sessions.verify(one).orElseThrow();
        visits.enter(pass, farewells::add);
        visits.enter(sessions.verify(two).orElseThrow(), farewell -> {
            throw new AssertionError("the other one");
        });
        sessions.close(pass);
        assertThat(farewells).containsExactly(Farewell.LOGGED_OUT);
        assertThat(sessions.verify(one)).isEmpty();
        assertThat(sessions.verify(two)).isPresent();
    }

    @Test
    void aDeviceHasABoundedNumberOfSessionsAndTheOldestGoes() {
        String bob = open(BOB);
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i <= Sessions.MOST; i++) {
            now = now.plusSeconds(1);
            secrets.add(open(ANN));
        }
        assertThat(sessions.verify(secrets.getFirst())).isEmpty();
        assertThat(secrets.subList(1, secrets.size()))
                .allMatch(secret -> sessions.verify(secret).isPresent());
        assertThat(sessions.verify(bob)).isPresent();
        assertThat(ledger.entries()).hasSize(Sessions.MOST + 1);
    }

    @Test
    void whoeverIsNoDeviceHasNone() {
        assertThat(sessions.open(SIGNED)).isEmpty();
        assertThat(sessions.open(Visitor.LOCAL)).isEmpty();
        assertThat(sessions.open(new Visitor("owner-1", "x", Scopes.OWNER))).isEmpty();
        assertThat(ledger.entries()).isEmpty();
    }

    private String open(Visitor visitor) {
        return sessions.open(visitor).orElseThrow().secret().text();
    }
}
