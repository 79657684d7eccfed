package dev.drawbridge.core.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A password by which a device comes in.
 *
 * @param user the name that is given with it
 * @param deviceId who that is
 * @param passwordHash Argon2id in its usual textual form
 * @param totpSecret what the codes are made of, in Base32; none, if no code is asked for
 * @param lastTotpStep the step of the last code that was taken: it and what is before it are not taken again
 * @param recoveryHashes SHA-256 of the recovery codes that are left, in hexadecimal digits
 */
public record Login(String user, String deviceId, String passwordHash, Optional<String> totpSecret,
        long lastTotpStep, List<String> recoveryHashes) {
    public Login {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(deviceId, "deviceId");
        Objects.requireNonNull(passwordHash, "passwordHash");
        Objects.requireNonNull(totpSecret, "totpSecret");
        recoveryHashes = List.copyOf(recoveryHashes);
    }

    /** Whose it is; the rest is nobody's business. */
    @Override
    public String toString() {
        return "Login[user=" + user + ", deviceId=" + deviceId + "]";
    }
}
