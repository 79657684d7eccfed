package dev.drawbridge.server.access.password;

import dev.drawbridge.core.access.Ledger;
import dev.drawbridge.core.access.Login;
import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.engine.ControlCall;
import dev.drawbridge.protocol.bridge.login.LoginService;
import dev.drawbridge.server.access.device.Devices;
import dev.drawbridge.server.access.session.SessionDesk;
import dev.drawbridge.server.access.session.Sessions;
import dev.drawbridge.server.http.Route;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Everything about passwords, wired. */
public final class Passwords {
    public static final String PATH = "/v1/login";

    private final Sessions sessions;
    private final Audit audit;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Hashing hashing;
    private final Mill mill = new Mill();
    private final Logins logins;

    /** @param random whom nobody can predict */
    public Passwords(Ledger<Login> ledger, Devices devices, Sessions sessions, Audit audit,
            InstantSource clock, RandomGenerator random) {
        this(ledger, devices, sessions, audit, clock, random, new Argon2id(random));
    }

    Passwords(Ledger<Login> ledger, Devices devices, Sessions sessions, Audit audit, InstantSource clock,
            RandomGenerator random, Hashing hashing) {
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
        this.hashing = hashing;
        this.logins = new Logins(ledger, devices, sessions, random);
    }

    /** What can be asked, by method. */
    public Map<String, Route> routes(SessionDesk desk) {
        return Map.of("POST", new PasswordDesk(logins, new Proof.Examiner(hashing, random), mill,
                new Slowing(clock), new Failures(audit, clock), clock, sessions, desk));
    }

    public LoginService service(ControlCall call) {
        return new LoginDesk(logins, hashing, mill, audit, call);
    }
}
