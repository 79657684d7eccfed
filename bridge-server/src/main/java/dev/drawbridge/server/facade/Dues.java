package dev.drawbridge.server.facade;

import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.RequestId;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Shape;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The requests that have no answer yet. Any thread may ask; one writes down answers. */
final class Dues {
    /** Of answers, for one thread. */
    private final Scanner scanner = new Scanner(Limits.AGENT);
    private final Set<RequestId> open = new HashSet<>();

    synchronized void asked(RequestId id) {
        open.add(id);
    }

    /** Looks through whole lines that have come. */
    void answered(byte[] block, int from, int to) {
        if (isNothingDue()) {
            return;
        }
        for (int start = from; start < to;) {
            int end = start;
            while (block[end] != '\n') {
                end++;
            }
            Shape shape = scanner.scan(block, start, end);
            if ((shape == Shape.RESPONSE || shape == Shape.FAILURE) && scanner.id().isPresent()) {
                settle(scanner.requestId());
            }
            start = end + 1;
        }
    }

    private synchronized boolean isNothingDue() {
        return open.isEmpty();
    }

    private synchronized void settle(RequestId id) {
        open.remove(id);
        notifyAll();
    }

    /** Waits until nothing is due, or that long. */
    synchronized void await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = end - System.nanoTime(); !open.isEmpty()
                    && left > 0; left = end - System.nanoTime()) {
                wait(Math.max(1, Duration.ofNanos(left).toMillis()));
            }
        } catch (InterruptedException broken) {
            Thread.currentThread().interrupt();
        }
    }
}
