package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.server.access.signed.SharedSecret;
import dev.drawbridge.server.access.signed.Signing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about tokens that somebody else signs. */
final class SigningOptions {
    @Option(names = "--jwt-secret-file", paramLabel = "FILE", description = "Lets those in, too, whose bearer token is a JWT that is signed (HS256) with the secret in this file: at least 32 bytes, readable by nobody else.")
    private Optional<Path> secretFile = Optional.empty();

    @Option(names = "--jwt-issuer", paramLabel = "NAME", description = "Who must have made it: its claim 'iss'.")
    private Optional<String> issuer = Optional.empty();

    @Option(names = "--jwt-audience", paramLabel = "NAME", description = "Whom it must be meant for: its claim 'aud', or one of them.")
    private Optional<String> audience = Optional.empty();

    @Option(names = "--jwt-clock-skew", paramLabel = "TIME", converter = Durations.class, description = "How far the clock of who made it may be off. Default: 30s.")
    private Optional<Duration> skew = Optional.empty();

    @Option(names = "--jwt-scopes", paramLabel = "SCOPES", description = "What it allows unless it says so by its claim 'scope' or 'scopes': viewer, operator, owner, or scopes with commas between them. Default: viewer.")
    private Optional<String> scopes = Optional.empty();

    boolean areTaken() {
        return secretFile.isPresent();
    }

    /** Which of them are taken, if any are. */
    Optional<Signing> signing(CommandLine command) {
        if (secretFile.isEmpty()) {
            if (Stream.of(issuer, audience, skew, scopes).anyMatch(Optional::isPresent)) {
                throw new ParameterException(command,
                        "what a signed token must say matters only with --jwt-secret-file: add that, or leave the other --jwt options out");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(new Signing(SharedSecret.read(secretFile.get()), issuer, audience,
                    skew.orElse(Signing.USUAL_SKEW), scopes.map(Scopes::parse).orElse(Scopes.VIEWER)));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
