package dev.drawbridge.server.access.pairing;

/**
 * A device that was just let in.
 *
 * @param name that no other has
 * @param token by which it comes in from now on
 */
public record NewDevice(String deviceId, String name, String token) {
    /** Without the token. */
    @Override
    public String toString() {
        return "NewDevice[" + deviceId + "]";
    }
}
