package dev.drawbridge.core.access;

import java.util.Objects;

/**
 * A browser in which a device has shown who it is.
 *
 * @param secretHash SHA-256 of what the cookie says, in hexadecimal digits
 * @param deviceId whose it is
 * @param createdAt in milliseconds since 1970
 * @param expiresAt in milliseconds since 1970
 */
public record WebSession(String secretHash, String deviceId, long createdAt, long expiresAt) {
    public WebSession {
        Objects.requireNonNull(secretHash, "secretHash");
        Objects.requireNonNull(deviceId, "deviceId");
    }
}
