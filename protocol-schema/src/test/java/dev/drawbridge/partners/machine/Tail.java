package dev.drawbridge.partners.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The newest part of a stream, drained so that its writer never blocks. */
final class Tail {
    private static final int LIMIT = 1 << 16;

    private final StringBuilder text = new StringBuilder();
    private final Thread reader;

    private Tail(InputStream in) {
        reader = Thread.ofVirtual().unstarted(() -> drain(in));
    }

    static Tail of(InputStream in) {
        Tail tail = new Tail(in);
        tail.reader.start();
        return tail;
    }

    synchronized String text() {
        return text.toString();
    }

    void awaitEnd(Duration timeout) throws InterruptedException {
        reader.join(timeout);
    }

    private void drain(InputStream in) {
        byte[] buffer = new byte[1 << 13];
        try (in) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                append(new String(buffer, 0, length, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            append("[" + e + "]");
        }
    }

    private synchronized void append(String more) {
        text.append(more);
        text.delete(0, Math.max(0, text.length() - LIMIT));
    }
}
