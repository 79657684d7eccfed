package dev.drawbridge.partners.model;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A place in an answer at which the model waits for the test. */
public final class Gate {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Returns when the model stands here, with all it said before sent. */
    public void awaitReached() {
        try {
            if (!reached.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The model did not come to the gate within " + TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted before the gate", e);
        }
    }

    /** Lets the model go on, now or when it comes here. */
    public void open() {
        opened.countDown();
    }

    void pass() throws InterruptedException {
        reached.countDown();
        opened.await();
    }
}
