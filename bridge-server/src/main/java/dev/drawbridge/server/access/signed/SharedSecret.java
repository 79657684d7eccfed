package dev.drawbridge.server.access.signed;

import dev.drawbridge.core.user.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secret by which tokens are signed. It is never printed. */
public final class SharedSecret {
    /** A shorter one is weaker than the hash that it is used with. */
    static final int SHORTEST = 32;
    private static final int LONGEST = 64 << 10;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    private SharedSecret(SecretKey key) {
        this.key = key;
    }

    /**
     * The secret with these bytes, without the blanks and line ends around them.
     *
     * @throws IllegalArgumentException when there are too few of them; says how many it takes
     */
    public static SharedSecret of(byte[] bytes) {
        byte[] bare = new String(bytes, StandardCharsets.ISO_8859_1).strip()
                .getBytes(StandardCharsets.ISO_8859_1);
        if (bare.length < SHORTEST) {
            throw new IllegalArgumentException("the secret of signed tokens has at least " + SHORTEST
                    + " bytes: make one with 'openssl rand -hex 32'");
        }
        return new SharedSecret(new SecretKeySpec(bare, ALGORITHM));
    }

    /**
     * The secret in this file.
     *
     * @throws IllegalArgumentException when it cannot be read, others can read or change it, or it is too short; says
     * what to do
     */
    public static SharedSecret read(Path file) {
        try {
            if (new PrivateFile(file).isOpenToOthers()) {
                throw new IllegalArgumentException("others on this machine can get at the secret file " + file
                        + ": make it yours with 'chmod 600'");
            }
            try (InputStream bytes = Files.newInputStream(file)) {
                return of(bytes.readNBytes(LONGEST));
            }
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "cannot read the secret file " + file + ": name a file that you may read", unreadable);
        }
    }

    byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java platform has HMAC with SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "SharedSecret[hidden]";
    }
}
