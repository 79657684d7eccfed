package dev.drawbridge.server.access.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.access.KnownDevice;
import dev.drawbridge.core.access.Login;
import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.access.WebSession;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.server.access.RememberedLedger;
import dev.drawbridge.server.access.Visits;
import dev.drawbridge.server.access.device.Devices;
import dev.drawbridge.server.access.session.Holders;
import dev.drawbridge.server.access.session.Sessions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LoginsTest {
    private static final UserName ANN = UserName.of("ann");
    private static final Visitor ADMIN = new Visitor("dev-admin", "admin",
            Scopes.of(AccessScope.ADMIN, AccessScope.PROMPT));

    private final RememberedLedger<KnownDevice> deviceLedger = new RememberedLedger<>();
    private final RememberedLedger<Login> ledger = new RememberedLedger<>();
    private final RememberedLedger<WebSession> sessionLedger = new RememberedLedger<>();
    private Devices devices = devices();
    private Sessions sessions = sessions();
    private Logins logins = logins();

    private Devices devices() {
        return new Devices(deviceLedger, InstantSource.system(), new SecureRandom());
    }

    private Sessions sessions() {
        return new Sessions(sessionLedger, new Holders(devices::visitor, Optional.empty()),
                new Visits(devices::isWelcome), Duration.ofDays(1), InstantSource.system(),
                new SecureRandom());
    }

    private Logins logins() {
        return new Logins(ledger, devices, sessions, new SecureRandom());
    }

    private void restart() {
        devices = devices();
        sessions = sessions();
        logins = logins();
    }

    private Logins.Made coded() {
        return logins.set(ANN, "hash", Optional.empty(), Optional.of(true), Visitor.OWNER);
    }

    @Test
    void aCodeIsTakenOnceAndNoOlderOneAfterIt() {
        Login login = coded().login();
        assertThat(logins.take(login, new Proof.Step(100))).isTrue();
        assertThat(logins.take(login, new Proof.Step(100))).isFalse();
        assertThat(logins.take(login, new Proof.Step(99))).isFalse();
        assertThat(logins.take(login, new Proof.Step(101))).isTrue();
    }

    @Test
    void aCodeThatWasTakenStaysTakenAcrossARestart() {
        Login login = coded().login();
        assertThat(logins.take(login, new Proof.Step(100))).isTrue();
        restart();
        assertThat(logins.take(logins.find(ANN).orElseThrow(), new Proof.Step(100))).isFalse();
        assertThat(logins.take(logins.find(ANN).orElseThrow(), new Proof.Step(101))).isTrue();
    }

    @Test
    void ofTwoWhoShowTheSameCodeAtOnceOneComesIn() {
        Login login = coded().login();
        for (int step = 1; step <= 200; step++) {
            Proof proof = new Proof.Step(step);
            CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> logins.take(login, proof));
            boolean one = logins.take(login, proof);
            assertThat(one ^ other.join()).isTrue();
        }
    }

    @Test
    void eachRecoveryCodeIsTakenOnce() {
        Logins.Made made = coded();
        assertThat(made.recoveryCodes()).hasSize(10).doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}"));
        for (String code : made.recoveryCodes()) {
            Proof proof = new Proof.Recovery(RecoveryCode.hash(code));
            assertThat(logins.take(made.login(), proof)).isTrue();
            assertThat(logins.take(made.login(), proof)).isFalse();
        }
        restart();
        assertThat(logins.find(ANN).orElseThrow().recoveryHashes()).isEmpty();
    }

    @Test
    void aProofOfAnOldPasswordOrOldCodesIsWorthNothing() {
        Login old = coded().login();
        logins.set(ANN, "other hash", Optional.empty(), Optional.empty(), Visitor.OWNER);
        assertThat(logins.take(old, new Proof.Step(100))).isFalse();
        Login plain = logins.set(ANN, "h", Optional.empty(), Optional.of(false), Visitor.OWNER).login();
        assertThat(logins.take(plain, new Proof.Enough())).isTrue();
        coded();
        assertThat(logins.take(plain, new Proof.Enough())).isFalse();
    }

    @Test
    void codesStayWithANewPasswordUnlessTheyAreToChange() {
        Login first = coded().login();
        logins.take(first, new Proof.Step(7));
        Login next = logins.set(ANN, "other", Optional.empty(), Optional.empty(), Visitor.OWNER).login();
        assertThat(next.totpSecret()).isEqualTo(first.totpSecret());
        assertThat(next.lastTotpStep()).isEqualTo(7);
        assertThat(next.recoveryHashes()).isEqualTo(first.recoveryHashes());
        assertThat(coded().login().totpSecret()).isPresent().isNotEqualTo(first.totpSecret());
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheOldOne() {
        Login login = coded().login();
        String cookie = sessions.open(logins.visitor(login).orElseThrow()).orElseThrow().secret().text();
        assertThat(sessions.verify(cookie)).isPresent();
        logins.set(ANN, "other", Optional.empty(), Optional.empty(), Visitor.OWNER);
        assertThat(sessions.verify(cookie)).isEmpty();
        assertThat(devices.list()).hasSize(1);
    }

    @Test
    void otherScopesMakeAnotherDevice() {
        Login before = coded().login();
        Login after = logins.set(ANN, "h", Optional.of(Scopes.VIEWER), Optional.empty(), Visitor.OWNER)
                .login();
        assertThat(after.deviceId()).isNotEqualTo(before.deviceId());
        assertThat(logins.visitor(after).orElseThrow().scopes()).isEqualTo(Scopes.VIEWER);
        assertThat(devices.list()).extracting(KnownDevice::name).containsExactly("ann");
    }

    @Test
    void nobodySetsAPasswordForMoreThanTheyMay() {
        assertThatThrownBy(() -> logins.set(ANN, "h", Optional.of(Scopes.OWNER), Optional.empty(), ADMIN))
                .isInstanceOf(Declined.class);
        logins.set(ANN, "h", Optional.of(Scopes.OWNER), Optional.empty(), Visitor.OWNER);
        // not for an owner who is there already either, nor to make less of one
        for (Optional<Scopes> scopes : List.of(Optional.<Scopes>empty(), Optional.of(Scopes.VIEWER))) {
            assertThatThrownBy(() -> logins.set(ANN, "mine", scopes, Optional.empty(), ADMIN))
                    .isInstanceOf(Declined.class);
        }
        assertThatThrownBy(() -> logins.remove(ANN, ADMIN)).isInstanceOf(Declined.class);
        assertThat(logins.find(ANN).orElseThrow().passwordHash()).isEqualTo("h");
    }

    @Test
    void aLoginAndItsDeviceGoTogether() {
        Login login = coded().login();
        devices.revoke(login.deviceId());
        assertThat(logins.find(ANN)).isEmpty();
        assertThat(logins.take(login, new Proof.Step(5))).isFalse();
        coded();
        assertThat(logins.remove(ANN, Visitor.OWNER)).isPresent();
        assertThat(devices.list()).isEmpty();
        assertThat(ledger.entries()).isEmpty();
        assertThat(logins.remove(ANN, Visitor.OWNER)).isEmpty();
    }

    @Test
    void whatIsToldOnceIsNeitherKeptNorPrinted() {
        Logins.Made made = coded();
        String kept = ledger.entries().toString() + made + ledger.entries().values().stream()
                .map(Login::recoveryHashes).toList();
        assertThat(made.recoveryCodes()).noneMatch(kept::contains);
        assertThat(made.toString() + made.login()).doesNotContain(made.totp().orElseThrow().text());
    }

    @Test
    void thereIsAnEndToLogins() {
        IntStream.range(0, 100).forEach(i -> logins.set(UserName.of("u" + i), "h", Optional.empty(),
                Optional.empty(), Visitor.OWNER));
        assertThatThrownBy(this::coded).isInstanceOf(Declined.class);
    }
}
