package dev.drawbridge.server.access.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.random.RandomGenerator;

/**
 * Argon2id with 19 MiB, two passes and one lane.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
 */
final class Argon2id implements Hashing {
    private static final int KIBIBYTES = 19 << 10;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final RandomGenerator random;

    Argon2id(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Argon2Function
                .getInstance(KIBIBYTES, PASSES, LANES, BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13)
                .hash(password.getBytes(UTF_8), salt).getResult();
    }

    @Override
    public boolean matches(String password, String hash) {
        return Argon2Function.getInstanceFromHash(hash).check(password.getBytes(UTF_8), hash.getBytes(UTF_8));
    }
}
