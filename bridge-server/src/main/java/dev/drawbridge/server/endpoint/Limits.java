package dev.drawbridge.server.endpoint;

/**
 * How much one client may say at once, in bytes; more is closed with 1009.
 *
 * @param frame payload of one frame as it was sent
 * @param message one message, its frames put together and inflated
 */
public record Limits(int frame, int message) {
    /** What Codex's own server takes. */
    public static final Limits STANDARD = new Limits(16 << 20, 16 << 20);

    private static final int MOST = 1 << 30;

    /**
     * Checks that arrays can be as long.
     *
     * @throws IllegalArgumentException when a limit is not between 1 byte and 1 GiB
     */
    public Limits {
        if (frame < 1 || frame > MOST || message < 1 || message > MOST) {
            throw new IllegalArgumentException(
                    "a frame and a message may have between 1 and " + MOST + " bytes");
        }
    }
}
