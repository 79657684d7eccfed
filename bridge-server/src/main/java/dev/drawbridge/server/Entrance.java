package dev.drawbridge.server;

import dev.drawbridge.core.access.Ledgers;
import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.engine.Connections;
import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.protocol.bridge.device.DeviceService;
import dev.drawbridge.protocol.bridge.login.LoginService;
import dev.drawbridge.protocol.bridge.pairing.PairingDoor;
import dev.drawbridge.protocol.bridge.pairing.PairingService;
import dev.drawbridge.server.access.Access;
import dev.drawbridge.server.access.Credential;
import dev.drawbridge.server.access.Neighbours;
import dev.drawbridge.server.access.Verifier;
import dev.drawbridge.server.access.Verifiers;
import dev.drawbridge.server.access.Visits;
import dev.drawbridge.server.access.device.DeviceDesk;
import dev.drawbridge.server.access.device.Devices;
import dev.drawbridge.server.access.pairing.ConfirmRoute;
import dev.drawbridge.server.access.pairing.PairingDesk;
import dev.drawbridge.server.access.pairing.Pairings;
import dev.drawbridge.server.access.password.Passwords;
import dev.drawbridge.server.access.session.Holders;
import dev.drawbridge.server.access.session.SessionDesk;
import dev.drawbridge.server.access.session.Sessions;
import dev.drawbridge.server.access.signed.SignedTokens;
import dev.drawbridge.server.control.Service;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.endpoint.Premises;
import dev.drawbridge.server.http.Route;
import dev.drawbridge.server.http.Routes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything about who may come in, wired. */
final class Entrance {
    private final EndpointOptions options;
    private final Audit audit;
    private final Devices devices;
    private final Visits visits;
    private final Neighbours neighbours = Neighbours.ofTheSystem();
    private final List<Verifier> tokens;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Pairings pairings;
    private final Supplier<PairingDoor> door;

    /** @param door what devices are told of where the bridge listens; asked when it does */
    Entrance(EndpointOptions options, EntranceOptions recognition, Ledgers ledgers, Audit audit,
            Supplier<PairingDoor> door) {
        this.options = options;
        this.audit = audit;
        devices = new Devices(ledgers.devices(), InstantSource.system(), new SecureRandom());
        visits = new Visits(devices::isWelcome);
        devices.onRevoked(deviceId -> visits.end(deviceId, Farewell.REVOKED));
        tokens = Stream.concat(Stream.of(devices), recognition.signing()
                .<Verifier>map(signing -> new SignedTokens(signing, InstantSource.system())).stream())
                .toList();
        Holders holders = new Holders(devices::visitor,
                options.access().credential() instanceof Credential.SharedToken shared
                        ? Optional.of("owner-" + shared.token().fingerprint())
                        : Optional.empty());
        sessions = new Sessions(ledgers.sessions(), holders, visits, recognition.sessionTtl(),
                InstantSource.system(), new SecureRandom());
        devices.onRevoked(deviceId -> sessions.endAll(deviceId, Farewell.REVOKED));
        passwords = new Passwords(ledgers.logins(), devices, sessions, audit, InstantSource.system(),
                new SecureRandom());
        this.door = door;
        pairings = new Pairings(new LetIn(devices), audit, door, InstantSource.system(), Bridge.scheduler());
    }

    /** What the door to the network leads to. */
    Premises premises(Connections connections, BooleanSupplier ready) {
        Verifiers verifiers = new Verifiers(tokens, sessions);
        Access access = new Access(options.access(), options.bind().host(), verifiers, devices,
                neighbours::areOurs);
        SessionDesk desk = new SessionDesk(sessions, access, audit);
        ConfirmRoute confirm = new ConfirmRoute(pairings, () -> door.get().scheme(), InstantSource.system());
        Map<String, Map<String, Route>> routes = Map.of(SessionDesk.PATH, desk.routes(), Passwords.PATH,
                passwords.routes(desk), ConfirmRoute.PATH, Map.of("POST", confirm));
        return new Premises(access, visits, new Routes(routes), connections, ready);
    }

    /** What clients can call about it. */
    List<Service<?>> services() {
        return List.of(new Service<>(DeviceService.class,
                call -> new DeviceDesk(devices, visits, audit, call)),
                new Service<>(LoginService.class, passwords::service),
                new Service<>(PairingService.class, call -> new PairingDesk(pairings, call.visitor())));
    }
}
