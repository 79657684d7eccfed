package dev.drawbridge.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A secret that opens the bridge. Only its hash is kept, and its text is never printed. */
public final class Token {
    private static final int FINGERPRINT = 16;

    private final byte[] hash;

    private Token(byte[] hash) {
        this.hash = hash;
    }

    /**
     * The token with this text.
     *
     * @throws IllegalArgumentException when the text cannot stand in an HTTP header; says what can
     */
    public static Token of(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a token is made of letters, digits and signs of ASCII, without spaces, and is not empty");
        }
        return new Token(hashOf(text));
    }

    /** Takes the same time whatever is presented: both are hashed, and hashes do not tell how near a guess was. */
    boolean matches(String presented) {
        return MessageDigest.isEqual(hash, hashOf(presented));
    }

    /** By which it is told whether a bridge was started with the same token as before. */
    public String fingerprint() {
        return new Secret(HexFormat.of().formatHex(hash)).hash().substring(0, FINGERPRINT);
    }

    @Override
    public String toString() {
        return "Token[hidden]";
    }

    private static byte[] hashOf(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
