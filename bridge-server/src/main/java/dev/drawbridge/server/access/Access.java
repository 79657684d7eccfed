package dev.drawbridge.server.access;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.server.access.Admission.Forbidden;
import dev.drawbridge.server.access.Admission.Granted;
import dev.drawbridge.server.access.Admission.Unauthenticated;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides who may come in from the network. */
public final class Access implements Porter {
    private static final Forbidden FOREIGN_HOST = new Forbidden(
            "this bridge does not answer to that host name: address it as localhost or 127.0.0.1, "
                    + "or start it with --allow-host NAME");
    private static final Forbidden FOREIGN_ORIGIN = new Forbidden(
            "pages of this origin may not connect: start the bridge with --allow-origin ORIGIN to let them in");
    private static final Admission NO_TOKEN = new Unauthenticated(
            "this bridge asks for a token: send the header 'Authorization: Bearer TOKEN'");
    private static final Admission NOT_OURS = new Unauthenticated(
            "without a token only programs of the bridge's own user come in, and those on its own machine: "
                    + "send the header 'Authorization: Bearer TOKEN'; 'drawbridge devices add NAME' makes one");
    private static final Admission WRONG_TOKEN = new Unauthenticated(
            "nobody comes in with that token: it is wrong, or was revoked; 'drawbridge pair' makes a new one");
    private static final Admission WRONG_SESSION = new Unauthenticated(
            "that session has ended: log in again");
    /** Every browser says for which page it connects. */
    private static final Admission NO_PAGE = new Unauthenticated(
            "sessions are for browsers: send the header 'Authorization: Bearer TOKEN'");

    private final boolean open;
    private final Hosts hosts;
    private final Origins origins;
    private final Verifiers verifiers;
    private final Sightings sightings;
    private final Predicate<Link> ours;

    /**
     * Decides by these options.
     *
     * @param bound the host name or address the bridge is bound to, as its owner wrote it
     * @param sightings hears of whoever is let in
     * @param ours whether a connection on this machine was opened by the bridge's own user
     */
    public Access(AccessOptions options, String bound, Verifiers verifiers, Sightings sightings,
            Predicate<Link> ours) {
        this.sightings = sightings;
        this.ours = ours;
        open = options.credential() instanceof Credential.None && options.proxies().isEmpty();
        hosts = new Hosts(bound, options.hosts());
        origins = new Origins(options.origins());
        this.verifiers = switch (options.credential()) {
            case Credential.None none -> verifiers;
            case Credential.KnownElsewhere elsewhere -> verifiers;
            case Credential.SharedToken shared -> verifiers.and(shared.token());
        };
    }

    /** Decides for a bridge that knows nobody but by its options. */
    public static Access by(AccessOptions options, String bound) {
        return new Access(options, bound, Verifiers.none(), Sightings.unnoticed(), link -> true);
    }

    @Override
    public Optional<Forbidden> shun(Knock knock) {
        Optional<Authority> addressed = knock.hosts().size() == 1
                ? Authority.parse(knock.hosts().getFirst())
                : Optional.empty();
        if (addressed.filter(authority -> hosts.answersTo(authority, knock.arrivedAt())).isEmpty()) {
            return Optional.of(FOREIGN_HOST);
        }
        boolean atHome = knock.origins().stream()
                .allMatch(origin -> origins.allow(origin, knock.secure(), addressed.get()));
        return atHome ? Optional.empty() : Optional.of(FOREIGN_ORIGIN);
    }

    @Override
    public Admission admit(Knock knock) {
        Optional<Forbidden> shunned = shun(knock);
        Admission admission = shunned.isPresent() ? shunned.get() : identify(knock);
        if (admission instanceof Granted granted) {
            sightings.seen(granted.pass().visitor(), knock.from());
        }
        return admission;
    }

    /** Who shows a token that is known. */
    public Optional<Pass> byToken(Knock knock) {
        return Presented.in(knock) instanceof Presented.Bearer bearer
                ? verifiers.token(bearer.token())
                : Optional.empty();
    }

    /** Who shows a session that is known. */
    public Optional<Pass> bySession(Knock knock) {
        return Presented.in(knock) instanceof Presented.Session session
                ? verifiers.session(session.secret())
                : Optional.empty();
    }

    private Admission identify(Knock knock) {
        return switch (Presented.in(knock)) {
            case Presented.Bearer bearer -> granted(verifiers.token(bearer.token()), WRONG_TOKEN);
            case Presented.Session session when knock.origins().isEmpty() -> NO_PAGE;
            case Presented.Session session -> granted(verifiers.session(session.secret()), WRONG_SESSION);
            case Presented.Nothing nothing when !open -> NO_TOKEN;
            case Presented.Nothing nothing -> hosts.isThisMachine(knock.hosts())
                    && knock.link().isLoopback() && ours.test(knock.link())
                            ? new Granted(Visitor.LOCAL)
                            : NOT_OURS;
            case Presented.Unclear unclear -> NO_TOKEN;
        };
    }

    private static Admission granted(Optional<Pass> pass, Admission otherwise) {
        return pass.<Admission>map(Granted::new).orElse(otherwise);
    }
}
