package dev.drawbridge.server.access.password;

import dev.drawbridge.server.access.Secret;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What somebody who has lost the authenticator writes instead of its code, once: {@code abcd-efgh-ijkl-mnop}. */
final class RecoveryCode {
    static final int SO_MANY = 10;
    private static final int BYTES = 10;

    private RecoveryCode() {}

    static String random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base32.encode(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** What is kept of it, however people write it. */
    static String hash(String code) {
        return new Secret(code.replaceAll("[-\\s]", "").toLowerCase(Locale.ROOT)).hash();
    }
}
