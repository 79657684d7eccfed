package dev.drawbridge.server.access.device;

import dev.drawbridge.core.access.KnownDevice;
import dev.drawbridge.core.access.Ledger;
import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.access.Pass;
import dev.drawbridge.server.access.Secret;
import dev.drawbridge.server.access.Sightings;
import dev.drawbridge.server.access.Verifier;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices that may come in, all of them in memory, and each kept in the ledger. Any thread may ask. */
public final class Devices implements Verifier, Sightings {
    static final int MOST = 1_000;

    private static final Logger log = LoggerFactory.getLogger(Devices.class);
    private static final String TOKEN = "dbt_";
    private static final String ID = "dev-";
    private static final int ID_BYTES = 8;
    /** How those are called in the audit and elsewhere who come in and are no device. */
    private static final Set<String> OTHERS = Set.of("owner", "local", "host", "this host");
    /** A device that comes and goes is not written down each time. */
    private static final Duration BETWEEN_SIGHTINGS = Duration.ofMinutes(1);

    private final Ledger<KnownDevice> ledger;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final List<Consumer<String>> shutters = new CopyOnWriteArrayList<>();
    private final Map<String, KnownDevice> byId = new LinkedHashMap<>();
    private final Map<String, String> idsByHash = new HashMap<>();
    /** When it was last written down that a device has come in. */
    private final Map<String, Long> sightings = new HashMap<>();

    /** @param random whom nobody can predict */
    public Devices(Ledger<KnownDevice> ledger, InstantSource clock, RandomGenerator random) {
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
        ledger.entries().values().forEach(device -> {
            enter(device);
            device.lastSeenAt().ifPresent(at -> sightings.put(device.deviceId(), at));
        });
    }

    /** Has somebody told of every device that is revoked, by its id and once it can come in no more. */
    public void onRevoked(Consumer<String> shutter) {
        shutters.add(shutter);
    }

    @Override
    public synchronized Optional<Pass> verify(String secret) {
        return Optional.ofNullable(idsByHash.get(new Secret(secret).hash())).flatMap(this::visitor)
                .map(Pass::of);
    }

    /** The device of that id, as it comes in. */
    public synchronized Optional<Visitor> visitor(String deviceId) {
        return find(deviceId).map(KnownDevice::visitor);
    }

    /** Whether the one who was let in would be let in again now: it was not revoked meanwhile. */
    public synchronized boolean isWelcome(Visitor visitor) {
        return !visitor.deviceId().startsWith(ID) || byId.containsKey(visitor.deviceId());
    }

    synchronized Optional<KnownDevice> find(String deviceId) {
        return Optional.ofNullable(byId.get(deviceId));
    }

    /** All of them, the oldest first. */
    public synchronized List<KnownDevice> list() {
        return List.copyOf(byId.values());
    }

    /**
     * Lets a device in by a token.
     *
     * @throws Declined its name is none, or there are too many
     */
    public synchronized Added add(String name, Scopes scopes) {
        Secret token = Secret.random(TOKEN, random);
        Changed added = add(name, scopes, Optional.of(token.hash()));
        return new Added(added.device(), token, added.kept());
    }

    /**
     * Lets a device in that has no token: something else has to open for it.
     *
     * @throws Declined its name is none, or there are too many
     */
    public synchronized Changed addWithoutToken(String name, Scopes scopes) {
        return add(name, scopes, Optional.empty());
    }

    private Changed add(String name, Scopes scopes, Optional<String> hash) {
        if (byId.size() >= MOST) {
            throw new Declined(ErrorCode.INVALID_REQUEST,
                    "There are " + MOST + " devices: revoke some first");
        }
        KnownDevice device = new KnownDevice(newId(), free(DeviceName.of(name), Optional.empty()),
                scopes.list(), clock.millis(), Optional.empty(), Optional.empty(), hash);
        enter(device);
        return new Changed(device, ledger.put(device.deviceId(), device));
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        String id;
        do {
            random.nextBytes(bytes);
            id = ID + HexFormat.of().formatHex(bytes);
        } while (byId.containsKey(id));
        return id;
    }

    private String free(DeviceName wanted, Optional<String> whose) {
        Set<String> taken = Stream.concat(OTHERS.stream(),
                byId.values().stream().filter(device -> !whose.equals(Optional.of(device.deviceId())))
                        .map(device -> new DeviceName(device.name()).key()))
                .collect(Collectors.toUnmodifiableSet());
        DeviceName name = wanted;
        for (int number = 2; taken.contains(name.key()); number++) {
            name = wanted.numbered(number);
        }
        return name.text();
    }

    private void enter(KnownDevice device) {
        byId.put(device.deviceId(), device);
        device.tokenHash().ifPresent(hash -> idsByHash.put(hash, device.deviceId()));
    }

    /**
     * Gives a device another name, if there is one of that id.
     *
     * @throws Declined the name is none
     */
    public synchronized Optional<Changed> rename(String deviceId, String name) {
        DeviceName wanted = DeviceName.of(name);
        return find(deviceId).map(device -> device.named(free(wanted, Optional.of(deviceId))))
                .map(this::replace);
    }

    private Changed replace(KnownDevice device) {
        byId.put(device.deviceId(), device);
        return new Changed(device, ledger.put(device.deviceId(), device));
    }

    @Override
    public synchronized void seen(Visitor visitor, InetAddress from) {
        long now = clock.millis();
        find(visitor.deviceId()).map(device -> device.seen(now, from.getHostAddress())).ifPresent(device -> {
            byId.put(device.deviceId(), device);
            long written = sightings.getOrDefault(device.deviceId(), 0L);
            if (Math.abs(now - written) >= BETWEEN_SIGHTINGS.toMillis()) {
                sightings.put(device.deviceId(), now);
                var _ = ledger.put(device.deviceId(), device);
            }
        });
    }

    /** Shuts a device out for good, if there is one of that id, and tells whoever has let it in. */
    public Optional<Changed> revoke(String deviceId) {
        Optional<Changed> gone = forget(deviceId);
        gone.ifPresent(device -> shutters.forEach(shutter -> tell(shutter, deviceId)));
        return gone;
    }

    private synchronized Optional<Changed> forget(String deviceId) {
        return Optional.ofNullable(byId.remove(deviceId)).map(device -> {
            device.tokenHash().ifPresent(idsByHash::remove);
            sightings.remove(deviceId);
            return new Changed(device, ledger.remove(deviceId));
        });
    }

    /** One that fails does not keep the others from shutting their doors. */
    private static void tell(Consumer<String> shutter, String deviceId) {
        try {
            shutter.accept(deviceId);
        } catch (RuntimeException unforeseen) {
            log.error("device {} was revoked, but something of it may still be open", deviceId, unforeseen);
        }
    }
}
