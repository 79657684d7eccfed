package dev.drawbridge.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class VigilTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private final AtomicInteger ends = new AtomicInteger();

    @Test
    void whatSaysNothingIsEndedOnce() {
        Vigil vigil = Vigil.over(ends::incrementAndGet, Duration.ofMillis(40));
        await().atMost(SOON).until(vigil::hasEndedIt);
        await().during(Duration.ofMillis(200)).atMost(SOON).until(() -> ends.get() == 1);
    }

    @Test
    void whatIsHeardNowAndThenGoesOn() {
        Vigil vigil = Vigil.over(ends::incrementAndGet, Duration.ofSeconds(2));
        await().pollInterval(Duration.ofMillis(50)).during(Duration.ofSeconds(3)).atMost(SOON).until(() -> {
            vigil.heard();
            return ends.get() == 0;
        });
        assertThat(vigil.hasEndedIt()).isFalse();
    }

    @Test
    void whatHasEndedIsNotEndedAgain() {
        Vigil vigil = Vigil.over(ends::incrementAndGet, Duration.ofMillis(40));
        vigil.stop();
        await().during(Duration.ofMillis(200)).atMost(SOON).until(() -> ends.get() == 0);
    }
}
