package dev.drawbridge.server.access.pairing;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.pairing.PairingDoor;
import dev.drawbridge.protocol.bridge.pairing.PairingDraft;
import dev.drawbridge.protocol.bridge.pairing.PairingProgress;
import dev.drawbridge.protocol.bridge.pairing.PairingState;
import dev.drawbridge.protocol.bridge.pairing.PairingTicket;
import dev.drawbridge.protocol.message.ErrorCode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All offers to let devices in: those that are open, and for a while those that have ended. */
public final class Pairings {
    static final Duration LIFE = Duration.ofMinutes(3);
    /** How long somebody may think about a device that has come in time. */
    static final Duration THOUGHT = Duration.ofMinutes(1);
    static final int OPEN = 16;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int REMEMBERED_AT_MOST = 64;
    private static final int SECRET_BYTES = 16;
    private static final int ID_BYTES = 9;
    private static final Logger log = LoggerFactory.getLogger(Pairings.class);

    private final NewDevices devices;
    private final Audit audit;
    private final Supplier<PairingDoor> door;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Pairing> byId = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param door where devices are told to come to; asked when the bridge listens
     */
    public Pairings(NewDevices devices, Audit audit, Supplier<PairingDoor> door, InstantSource clock,
            Scheduler scheduler) {
        this.devices = devices;
        this.audit = audit;
        this.door = door;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** @throws Declined if the caller may not do itself what it offers, or too much is offered at once */
    PairingTicket begin(PairingDraft draft, Visitor caller) {
        Scopes scopes = Scopes.of(draft.scopes());
        if (!scopes.areWithin(caller.scopes())) {
            throw new Declined(ErrorCode.NOT_ALLOWED,
                    "A device may be given no more than you may do yourself: " + caller.scopes().words());
        }
        String secret = random(SECRET_BYTES);
        long expiresAt = clock.millis() + LIFE.toMillis();
        Pairing pairing = new Pairing(random(ID_BYTES), SecretHash.of(secret), scopes, draft.name(),
                draft.confirm(), caller, expiresAt);
        keep(pairing);
        scheduler.after(LIFE, pairing::expireUnclaimed);
        scheduler.after(LIFE.plus(THOUGHT).plus(REMEMBERED), () -> forget(pairing));
        return new PairingTicket(pairing.id(), secret, expiresAt, door.get());
    }

    private synchronized void keep(Pairing pairing) {
        if (byId.values().stream().filter(other -> !other.hasEnded()).count() >= OPEN) {
            throw new Declined(ErrorCode.OVERLOADED,
                    "Too many pairings are open: cancel one, or wait until they expire");
        }
        while (byId.size() >= REMEMBERED_AT_MOST) {
            byId.values().stream().filter(Pairing::hasEnded).findFirst().map(Pairing::id)
                    .ifPresent(byId::remove);
        }
        byId.put(pairing.id(), pairing);
    }

    private synchronized void forget(Pairing pairing) {
        pairing.giveUp(PairingState.EXPIRED);
        byId.remove(pairing.id());
    }

    private synchronized Optional<Pairing> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws Declined if the caller knows none of that id */
    Pairing of(String id, Visitor caller) {
        return find(id).filter(pairing -> pairing.concerns(caller))
                .orElseThrow(() -> new Declined(ErrorCode.NOT_FOUND,
                        "There is no such pairing, or it was begun by another device"));
    }

    /**
     * A device wants to come in.
     *
     * @return what it gets once that is decided; empty if it has shown nothing that counts
     */
    Optional<CompletableFuture<Claim>> claim(String id, String shown, String deviceName, String from) {
        SecretHash secret = SecretHash.of(shown);
        Optional<Pairing> found = find(id);
        Optional<CompletableFuture<Claim>> claimed = found
                .flatMap(pairing -> pairing.claim(secret, deviceName, from, clock.millis()));
        claimed.ifPresent(answer -> proceed(found.orElseThrow(), answer));
        if (claimed.isEmpty() && found.isPresent()) {
            log.info("{} was shown a secret that does not count, from {}", found.get(), from);
        }
        return claimed;
    }

    private void proceed(Pairing pairing, CompletableFuture<Claim> answer) {
        var _ = answer.whenComplete((claim, failure) -> {
            if (failure != null) {
                pairing.giveUp(PairingState.LEFT);
            }
        });
        if (pairing.needsConfirmation()) {
            scheduler.after(THOUGHT, () -> pairing.giveUp(PairingState.EXPIRED));
        } else {
            Thread.ofVirtual().name("pairing").start(() -> admit(pairing));
        }
    }

    /** Says whether the device that has the claim may come in. */
    PairingProgress answer(Pairing pairing, boolean accept) {
        if (accept) {
            admit(pairing);
        } else {
            pairing.decline();
        }
        return pairing.progress();
    }

    private void admit(Pairing pairing) {
        pairing.admit(devices).ifPresent(device -> audit.add(new Deed(AuditAction.PAIRED,
                Optional.of(pairing.host().name()), Optional.empty(), Optional.empty(),
                Map.of("deviceId", device.deviceId(), "name", device.name(), "scopes",
                        pairing.scopes().words(), "from", pairing.progress().address().orElse("")))));
    }

    private String random(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(some);
    }
}
