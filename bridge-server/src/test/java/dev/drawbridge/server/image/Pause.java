package dev.drawbridge.server.image;

import java.time.Duration;

/** A moment in which a client does nothing: what it does is what is tested. */
final class Pause {
    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
