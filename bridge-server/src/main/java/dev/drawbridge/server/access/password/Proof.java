package dev.drawbridge.server.access.password;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.drawbridge.core.access.Login;
import dev.drawbridge.server.access.Secret;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What comes of comparing what somebody has typed with a login. */
sealed interface Proof {
    /** The password is right, and no code is asked for. */
    record Enough() implements Proof {}

    /** The password is right, and the code is the one of a step. */
    record Step(long step) implements Proof {}

    /** The password is right, and the code is a recovery code. */
    record Recovery(String hash) implements Proof {}

    record Wrong() implements Proof {}

    /** Compares, always with the same work: with a login that does not exist, too, there is one to compare with. */
    final class Examiner {
        private final Hashing hashing;
        private final RandomGenerator random;
        private @Nullable Login nobody;

        Examiner(Hashing hashing, RandomGenerator random) {
            this.hashing = hashing;
            this.random = random;
        }

        /** Made when it is first needed, for that takes as long as a comparison. */
        private synchronized Login nobody() {
            if (nobody == null) {
                nobody = made();
            }
            return nobody;
        }

        private Login made() {
            String password = Secret.random("", random).text();
            return new Login("", "", hashing.hash(password), Optional.of(Totp.random(random).text()),
                    /* lastTotpStep= */ 0,
                    Stream.generate(() -> RecoveryCode.hash(RecoveryCode.random(random)))
                            .limit(RecoveryCode.SO_MANY).toList());
        }

        /** @param code empty, if none was typed */
        Proof examine(Optional<Login> login, Password password, String code, Instant now) {
            Login nobody = nobody();
            Login compared = login.orElse(nobody);
            boolean known = hashing.matches(password.text(), compared.passwordHash());
            OptionalLong step = Totp.of(compared.totpSecret().or(nobody::totpSecret).orElseThrow())
                    .match(code.strip(), now);
            Optional<String> recovery = find(compared.recoveryHashes(), RecoveryCode.hash(code));
            if (!known || login.isEmpty()) {
                return new Wrong();
            }
            if (compared.totpSecret().isEmpty()) {
                return code.isBlank() ? new Enough() : new Wrong();
            }
            return step.isPresent()
                    ? new Step(step.getAsLong())
                    : recovery.<Proof>map(Recovery::new).orElseGet(Wrong::new);
        }

        private static Optional<String> find(List<String> hashes, String hash) {
            return hashes.stream().filter(
                    kept -> MessageDigest.isEqual(kept.getBytes(US_ASCII), hash.getBytes(US_ASCII)))
                    .reduce((one, other) -> other);
        }
    }
}
