package dev.drawbridge.server.access.password;

import dev.drawbridge.core.access.KnownDevice;
import dev.drawbridge.core.access.Ledger;
import dev.drawbridge.core.access.Login;
import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.access.device.Devices;
import dev.drawbridge.server.access.session.Sessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Those who can log in, by their names, each kept in the ledger. Any thread may ask; one at a time is served. */
final class Logins {
    private static final int MOST = 100;

    private final Ledger<Login> ledger;
    private final Devices devices;
    private final Sessions sessions;
    private final RandomGenerator random;
    private final Map<String, Login> byUser;

    Logins(Ledger<Login> ledger, Devices devices, Sessions sessions, RandomGenerator random) {
        this.ledger = ledger;
        this.devices = devices;
        this.sessions = sessions;
        this.random = random;
        byUser = new TreeMap<>(ledger.entries());
        devices.onRevoked(this::forget);
    }

    /** A login that was made or changed, with what is told once. */
    record Made(Login login, Optional<Totp> totp, List<String> recoveryCodes,
            CompletableFuture<Boolean> kept) {
        @Override
        public String toString() {
            return "Made[" + login.user() + "]";
        }
    }

    synchronized Optional<Login> find(UserName user) {
        return find(user.text());
    }

    synchronized List<Login> list() {
        return List.copyOf(byUser.values());
    }

    /** Whether somebody is still let in who was when it asked. */
    boolean welcomes(Visitor visitor) {
        return devices.isWelcome(visitor);
    }

    /** Whether nobody has set or removed the password since. */
    synchronized boolean isCurrent(Login login) {
        return find(login.user()).filter(known -> known.passwordHash().equals(login.passwordHash()))
                .isPresent();
    }

    private Optional<Login> find(String user) {
        return Optional.ofNullable(byUser.get(user));
    }

    Optional<Visitor> visitor(Login login) {
        return devices.visitor(login.deviceId());
    }

    /**
     * Lets somebody log in by this password and no other.
     *
     * @param scopes what they may do; if absent, what they could before
     * @param totp whether to make codes, or to do away with them; if absent, they stay
     * @param granter who lets them
     */
    synchronized Made set(UserName user, String passwordHash, Optional<Scopes> scopes, Optional<Boolean> totp,
            Visitor granter) {
        Optional<Login> before = find(user);
        Optional<Scopes> held = before.flatMap(this::visitor).map(Visitor::scopes);
        Scopes wanted = scopes.or(() -> held).orElse(Scopes.OPERATOR);
        requireWithin(granter, wanted);
        held.ifPresent(had -> requireWithin(granter, had));
        if (before.isEmpty() && byUser.size() >= MOST) {
            throw new Declined(ErrorCode.INVALID_REQUEST,
                    "There are " + MOST + " logins: remove some first");
        }
        Optional<Totp> made = totp.filter(asked -> asked).map(asked -> Totp.random(random));
        List<String> codes = made.isEmpty()
                ? List.of()
                : Stream.generate(() -> RecoveryCode.random(random)).limit(RecoveryCode.SO_MANY).toList();
        boolean stays = totp.isEmpty();
        Login login = new Login(user.text(), device(user, before, held, wanted), passwordHash,
                stays ? before.flatMap(Login::totpSecret) : made.map(Totp::text),
                stays ? before.map(Login::lastTotpStep).orElse(0L) : 0,
                stays
                        ? before.map(Login::recoveryHashes).orElse(List.of())
                        : codes.stream().map(RecoveryCode::hash).toList());
        sessions.endAll(login.deviceId(), Farewell.LOGGED_OUT);
        return new Made(login, made, codes, put(login));
    }

    private String device(UserName user, Optional<Login> before, Optional<Scopes> held, Scopes wanted) {
        if (before.isPresent() && held.filter(wanted::equals).isPresent()) {
            return before.get().deviceId();
        }
        // first of all the old one, for it has the name
        before.map(Login::deviceId).ifPresent(devices::revoke);
        KnownDevice made = devices.addWithoutToken(user.text(), wanted).device();
        return made.deviceId();
    }

    private static void requireWithin(Visitor granter, Scopes scopes) {
        if (!scopes.areWithin(granter.scopes())) {
            throw new Declined(ErrorCode.NOT_ALLOWED, "You can set passwords for those who may "
                    + granter.scopes().words() + ", which is what you have, and no more");
        }
    }

    private CompletableFuture<Boolean> put(Login login) {
        byUser.put(login.user(), login);
        return ledger.put(login.user(), login);
    }

    /** Takes somebody's login away, with the device and all that it has open, if there is one of that name. */
    synchronized Optional<CompletableFuture<Boolean>> remove(UserName user, Visitor granter) {
        Optional<Login> login = find(user);
        login.flatMap(this::visitor).ifPresent(visitor -> requireWithin(granter, visitor.scopes()));
        return login.map(known -> {
            byUser.remove(known.user());
            CompletableFuture<Boolean> gone = ledger.remove(known.user());
            devices.revoke(known.deviceId());
            return gone;
        });
    }

    private synchronized void forget(String deviceId) {
        byUser.values().stream().filter(login -> login.deviceId().equals(deviceId)).map(Login::user).toList()
                .forEach(user -> {
                    byUser.remove(user);
                    var _ = ledger.remove(user);
                });
    }

    /**
     * Takes a code for good, and says whether it is the first time that this one is taken, with none that is younger
     * taken before. That is kept before it is said.
     *
     * @param login as it was when the proof was found
     */
    boolean take(Login login, Proof proof) {
        Optional<CompletableFuture<Boolean>> kept = switch (proof) {
            case Proof.Wrong wrong -> Optional.empty();
            case Proof.Enough enough ->
                isStill(login) ? Optional.of(CompletableFuture.completedFuture(true)) : Optional.empty();
            case Proof.Step step -> takeStep(login, step.step());
            case Proof.Recovery recovery -> takeRecovery(login, recovery.hash());
        };
        kept.ifPresent(CompletableFuture::join);
        return kept.isPresent();
    }

    private synchronized boolean isStill(Login login) {
        return current(login).isPresent();
    }

    private synchronized Optional<CompletableFuture<Boolean>> takeStep(Login login, long step) {
        return current(login).filter(now -> step > now.lastTotpStep())
                .map(now -> put(new Login(now.user(), now.deviceId(), now.passwordHash(), now.totpSecret(),
                        step, now.recoveryHashes())));
    }

    private synchronized Optional<CompletableFuture<Boolean>> takeRecovery(Login login, String hash) {
        return current(login).filter(now -> now.recoveryHashes().contains(hash))
                .map(now -> put(new Login(now.user(), now.deviceId(), now.passwordHash(), now.totpSecret(),
                        now.lastTotpStep(),
                        now.recoveryHashes().stream().filter(left -> !left.equals(hash)).toList())));
    }

    /** The login as it is now, unless it has got another password or other codes meanwhile. */
    private Optional<Login> current(Login login) {
        return Optional.ofNullable(byUser.get(login.user()))
                .filter(now -> now.passwordHash().equals(login.passwordHash())
                        && now.totpSecret().equals(login.totpSecret()));
    }
}
