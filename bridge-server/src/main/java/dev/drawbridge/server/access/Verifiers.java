package dev.drawbridge.server.access;

import dev.drawbridge.core.access.Visitor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All who know somebody.
 *
 * @param tokens by what is sent as a bearer token
 * @param sessions by what a browser's cookie says
 */
public record Verifiers(List<Verifier> tokens, Verifier sessions) {
    public Verifiers {
        tokens = List.copyOf(tokens);
    }

    static Verifiers none() {
        return new Verifiers(List.of(), secret -> Optional.empty());
    }

    /** These, and whoever has the token that the bridge was started with. */
    Verifiers and(Token token) {
        Verifier owner = secret -> token.matches(secret)
                ? Optional.of(Pass.of(Visitor.OWNER))
                : Optional.empty();
        return new Verifiers(Stream.concat(Stream.of(owner), tokens.stream()).toList(), sessions);
    }

    Optional<Pass> token(String secret) {
        return tokens.stream().flatMap(verifier -> verifier.verify(secret).stream()).findFirst();
    }

    Optional<Pass> session(String secret) {
        return sessions.verify(secret);
    }
}
