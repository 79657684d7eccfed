package dev.drawbridge.server.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;

/** A secret that opens the bridge. Only its hash is kept, and its text is never printed. */
public final class Token {
    private static final int FINGERPRINT = 16;

    private final String hash;

    private Token(String hash) {
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
        return new Token(new Secret(text).hash());
    }

    /** Takes the same time whatever is presented: both are hashed, and hashes do not tell how near a guess was. */
    boolean matches(String presented) {
        return MessageDigest.isEqual(hash.getBytes(US_ASCII),
                new Secret(presented).hash().getBytes(US_ASCII));
    }

    /** By which it is told whether a bridge was started with the same token as before. */
    public String fingerprint() {
        return new Secret(hash).hash().substring(0, FINGERPRINT);
    }

    @Override
    public String toString() {
        return "Token[hidden]";
    }
}
