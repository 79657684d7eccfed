package dev.drawbridge.server.access.password;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What codes of an authenticator are made of: six digits that change every 30 seconds.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>
 */
final class Totp {
    private static final String ALGORITHM = "HmacSHA1";
    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    private final byte[] secret;

    Totp(byte[] secret) {
        this.secret = secret.clone();
    }

    /** One that {@link #text} has written. */
    static Totp of(String text) {
        return new Totp(Base32.decode(text));
    }

    static Totp random(RandomGenerator random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new Totp(secret);
    }

    String text() {
        return Base32.encode(secret);
    }

    /** What an authenticator reads to make the codes of somebody. */
    String link(String user) {
        // a user's name needs no escaping but for its sign of a place
        return "otpauth://totp/Drawbridge:" + user.replace("@", "%40") + "?secret=" + text()
                + "&issuer=Drawbridge";
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /**
     * The step whose code this is, if it is the one of now, before or after. All three are made and compared to their
     * ends, whatever the code is.
     */
    OptionalLong match(String code, Instant now) {
        OptionalLong match = OptionalLong.empty();
        for (long step = step(now) - 1; step <= step(now) + 1; step++) {
            if (MessageDigest.isEqual(code(step).getBytes(US_ASCII), code.getBytes(US_ASCII))) {
                match = OptionalLong.of(step);
            }
        }
        return match;
    }

    String code(long step) {
        byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        String digits = String.valueOf(number % MODULUS);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    private byte[] hmac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java platform has HMAC with SHA-1", e);
        }
    }

    @Override
    public String toString() {
        return "Totp[hidden]";
    }
}
