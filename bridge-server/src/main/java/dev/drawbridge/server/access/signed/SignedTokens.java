package dev.drawbridge.server.access.signed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.server.access.Pass;
import dev.drawbridge.server.access.Verifier;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Knows whoever shows a token that was signed with the secret we share, until it expires. */
public final class SignedTokens implements Verifier {
    private static final String ALGORITHM = "HS256";
    private static final String KIND = "jwt";

    private final Signing signing;
    private final InstantSource clock;

    public SignedTokens(Signing signing, InstantSource clock) {
        this.signing = signing;
        this.clock = clock;
    }

    /** Nothing that a token says is read before its signature is known to be right. */
    @Override
    public Optional<Pass> verify(String token) {
        return Compact.parse(token).filter(this::isSigned).filter(compact -> isUnderstood(compact.header()))
                .flatMap(compact -> Claims.in(compact.payload())).filter(this::holds).map(this::pass);
    }

    /** The comparison takes as long wherever they differ. */
    private boolean isSigned(Compact compact) {
        return MessageDigest.isEqual(signing.secret().sign(compact.signed()), compact.signature());
    }

    private static boolean isUnderstood(byte[] header) {
        Optional<ObjectNode> said = StrictJson.object(header);
        return said.filter(object -> ALGORITHM.equals(object.path("alg").textValue()))
                .filter(object -> !object.has("crit")).isPresent();
    }

    private boolean holds(Claims claims) {
        Instant now = clock.instant();
        return now.isBefore(end(claims))
                && claims.notBefore().filter(start -> now.isBefore(start.minus(signing.skew()))).isEmpty()
                && (signing.issuer().isEmpty() || signing.issuer().equals(claims.issuer()))
                && (signing.audience().isEmpty() || claims.audience().contains(signing.audience().get()));
    }

    private Instant end(Claims claims) {
        return claims.expires().plus(signing.skew());
    }

    private Pass pass(Claims claims) {
        String device = claims.subject().map(subject -> KIND + "-" + subject).orElse(KIND);
        return Pass.until(end(claims),
                new Visitor(device, device, claims.scopes().orElse(signing.otherwise())));
    }
}
