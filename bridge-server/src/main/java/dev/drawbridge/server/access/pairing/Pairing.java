package dev.drawbridge.server.access.pairing;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.pairing.PairingProgress;
import dev.drawbridge.protocol.bridge.pairing.PairingState;
import dev.drawbridge.server.access.pairing.Claim.Admitted;
import dev.drawbridge.server.access.pairing.Claim.TurnedAway;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One offer to let a device in. It goes from waiting to claimed at most once, and from either to one end. Its monitor
 * guards it; whoever waits for it waits there.
 */
final class Pairing {
    private static final int WRONG_SECRETS = 5;

    private final String id;
    private final SecretHash secret;
    private final Scopes scopes;
    private final Optional<String> name;
    private final boolean confirm;
    private final Visitor host;
    private final long expiresAt;

    private PairingState state = PairingState.WAITING;
    private int wrong;
    private boolean deciding;
    private Optional<String> deviceName = Optional.empty();
    private Optional<String> address = Optional.empty();
    private Optional<NewDevice> device = Optional.empty();
    private final CompletableFuture<Claim> answer = new CompletableFuture<>();

    /**
     * @param name that the device gets, if it is not to choose it
     * @param confirm whether somebody has to say yes
     * @param host who offers it
     */
    Pairing(String id, SecretHash secret, Scopes scopes, Optional<String> name, boolean confirm, Visitor host,
            long expiresAt) {
        this.id = id;
        this.secret = secret;
        this.scopes = scopes;
        this.name = name.map(ChosenName::of);
        this.confirm = confirm;
        this.host = host;
        this.expiresAt = expiresAt;
    }

    String id() {
        return id;
    }

    Scopes scopes() {
        return scopes;
    }

    Visitor host() {
        return host;
    }

    boolean needsConfirmation() {
        return confirm;
    }

    /** Whether this caller may know of it. */
    boolean concerns(Visitor caller) {
        return caller.equals(Visitor.HOST) || caller.deviceId().equals(host.deviceId());
    }

    /**
     * A device shows a secret; the first that shows the right one in time has the claim.
     *
     * @return what it gets once that is decided; empty if the secret is wrong or does not count any more
     */
    synchronized Optional<CompletableFuture<Claim>> claim(SecretHash shown, String chosenName, String from,
            long now) {
        if (state != PairingState.WAITING || now >= expiresAt) {
            return Optional.empty();
        }
        if (!secret.isThatOf(shown)) {
            if (++wrong >= WRONG_SECRETS) {
                end(PairingState.SPOILED);
            }
            return Optional.empty();
        }
        deviceName = Optional.of(name.orElseGet(() -> ChosenName.of(chosenName)));
        address = Optional.of(from);
        become(PairingState.CLAIMED);
        return Optional.of(answer);
    }

    /** Lets the device in that has the claim, unless it has left or something else was decided before. */
    Optional<NewDevice> admit(NewDevices devices) {
        String chosen;
        synchronized (this) {
            if (state != PairingState.CLAIMED || deciding) {
                return Optional.empty();
            }
            deciding = true;
            chosen = deviceName.orElseThrow();
        }
        try {
            NewDevice made = devices.add(chosen, scopes);
            if (!devices.welcomes(host)) {
                devices.withdraw(made);
                end(PairingState.CANCELED);
                return Optional.empty();
            }
            if (answer.complete(new Admitted(made, scopes))) {
                welcome(made);
                return Optional.of(made);
            }
            devices.withdraw(made);
            end(PairingState.LEFT);
            return Optional.empty();
        } catch (RuntimeException failed) {
            end(PairingState.CANCELED);
            throw failed;
        }
    }

    private synchronized void welcome(NewDevice made) {
        device = Optional.of(made);
        deviceName = Optional.of(made.name());
        become(PairingState.PAIRED);
    }

    /** Ends it as declined, if a device has the claim and nothing was decided. */
    synchronized void decline() {
        if (state == PairingState.CLAIMED && !deciding) {
            end(PairingState.DECLINED);
        }
    }

    /** Ends it unless it has ended, or its end is being made. */
    synchronized void giveUp(PairingState how) {
        if (!state.isEnd() && !deciding) {
            end(how);
        }
    }

    /** Ends it if no device has the claim. */
    synchronized void expireUnclaimed() {
        if (state == PairingState.WAITING) {
            end(PairingState.EXPIRED);
        }
    }

    private synchronized void end(PairingState how) {
        become(how);
        answer.complete(new TurnedAway(how));
    }

    private void become(PairingState next) {
        state = next;
        notifyAll();
    }

    synchronized boolean hasEnded() {
        return state.isEnd();
    }

    /** Waits until it is in another state than that. */
    synchronized PairingProgress await(PairingState known) throws InterruptedException {
        while (state == known && !state.isEnd()) {
            wait();
        }
        return progress();
    }

    synchronized PairingProgress progress() {
        return new PairingProgress(state, deviceName, address, device.map(NewDevice::deviceId));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "pairing " + id;
    }
}
