package dev.drawbridge.server.access.pairing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.drawbridge.server.access.Secret;
import java.security.MessageDigest;

/** What is kept of a secret. */
record SecretHash(String hash) {
    static SecretHash of(String text) {
        return new SecretHash(new Secret(text).hash());
    }

    /** Takes the same time whatever the other one is. */
    boolean isThatOf(SecretHash other) {
        return MessageDigest.isEqual(hash.getBytes(US_ASCII), other.hash.getBytes(US_ASCII));
    }

    @Override
    public String toString() {
        return "SecretHash[hidden]";
    }
}
