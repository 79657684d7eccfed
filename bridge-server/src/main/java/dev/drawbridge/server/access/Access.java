package dev.drawbridge.server.access;

import dev.drawbridge.server.access.Admission.Forbidden;
import dev.drawbridge.server.access.Admission.Granted;
import dev.drawbridge.server.access.Admission.Unauthenticated;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides who may come in. */
public final class Access {
    private static final String SCHEME = "bearer ";
    private static final Admission FOREIGN_HOST = new Forbidden(
            "this bridge does not answer to that host name: address it as localhost or 127.0.0.1, "
                    + "or start it with --allow-host NAME");
    private static final Admission FOREIGN_ORIGIN = new Forbidden(
            "pages of this origin may not connect: start the bridge with --allow-origin ORIGIN to let them in");
    private static final Admission NO_TOKEN = new Unauthenticated(
            "this bridge asks for its token: send the header 'Authorization: Bearer TOKEN'");
    private static final Admission WRONG_TOKEN = new Unauthenticated(
            "that is not this bridge's token: send the one it was started with");

    private final Credential credential;
    private final Hosts hosts;
    private final Origins origins;

    /**
     * Decides by these options.
     *
     * @param bound the host name or address the bridge is bound to, as its owner wrote it
     */
    public Access(AccessOptions options, String bound) {
        credential = options.credential();
        hosts = new Hosts(bound, options.hosts());
        origins = new Origins(options.origins());
    }

    /** Whether to talk to the sender at all: what anybody on the right page or program may ask. */
    public Admission look(Knock knock) {
        Optional<Authority> addressed = knock.hosts().size() == 1
                ? Authority.parse(knock.hosts().getFirst())
                : Optional.empty();
        if (addressed.filter(authority -> hosts.answersTo(authority, knock.arrivedAt())).isEmpty()) {
            return FOREIGN_HOST;
        }
        boolean atHome = knock.origins().stream()
                .allMatch(origin -> origins.allow(origin, knock.secure(), addressed.get()));
        return atHome ? Granted.ANYBODY : FOREIGN_ORIGIN;
    }

    /** Whether the sender becomes a client. */
    public Admission admit(Knock knock) {
        return switch (look(knock)) {
            case Granted granted -> switch (credential) {
                case Credential.None none -> granted;
                case Credential.SharedToken shared -> check(shared.token(), knock.authorizations());
            };
            case Unauthenticated refused -> refused;
            case Forbidden refused -> refused;
        };
    }

    private static Admission check(Token token, List<String> authorizations) {
        if (authorizations.size() != 1
                || !authorizations.getFirst().toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return NO_TOKEN;
        }
        String presented = authorizations.getFirst().substring(SCHEME.length()).strip();
        return token.matches(presented) ? Granted.OWNER : WRONG_TOKEN;
    }
}
