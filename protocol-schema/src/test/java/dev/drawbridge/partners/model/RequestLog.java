package dev.drawbridge.partners.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came to the model, and the first thing that went wrong with it. */
final class RequestLog {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final List<ModelRequest> requests = new ArrayList<>();
    private @Nullable Exception failure;

    synchronized void add(ModelRequest request) {
        requests.add(request);
        notifyAll();
    }

    synchronized List<ModelRequest> soFar() {
        return List.copyOf(requests);
    }

    synchronized ModelRequest await(int number) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try {
            while (requests.size() <= number) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new AssertionError("Only " + requests.size() + " requests within " + TIMEOUT);
                }
                wait(left);
            }
            return requests.get(number);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted before request " + number, e);
        }
    }

    synchronized void failed(Exception e) {
        if (failure == null) {
            failure = e;
        }
    }

    synchronized void rethrowFailure() {
        if (failure != null) {
            throw new IllegalStateException("The fake model failed", failure);
        }
    }
}
