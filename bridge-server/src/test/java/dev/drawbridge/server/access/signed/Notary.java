package dev.drawbridge.server.access.signed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs tokens, right ones and wrong ones, without any code of the bridge; apostrophes stand for quotes. */
public final class Notary {
    public static final String SECRET = "0123456789abcdef0123456789abcdef";

    private Notary() {}

    public static String signed(String payload) {
        return signed("{'alg':'HS256','typ':'JWT'}", payload);
    }

    static String signed(String header, String payload) {
        return signed(header, payload, "HmacSHA256", SECRET);
    }

    static String signed(String header, String payload, String algorithm, String secret) {
        String text = base64(header.replace('\'', '"').getBytes(UTF_8)) + "."
                + base64(payload.replace('\'', '"').getBytes(UTF_8));
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return text + "." + base64(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
