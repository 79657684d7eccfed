package dev.drawbridge.server.access.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MillTest {
    @Test
    void onHalfOfTheProcessorsIsHashedAFewWaitAndNoMore() {
        Mill mill = new Mill();
        CompletableFuture<Void> gate = new CompletableFuture<>();
        AtomicInteger running = new AtomicInteger();
        List<CompletableFuture<Void>> works = new ArrayList<>();
        for (int i = 0; i < Mill.AT_A_TIME + Mill.WAITING; i++) {
            works.add(mill.grind(() -> {
                running.incrementAndGet();
                return gate.join();
            }));
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> running.get() == Mill.AT_A_TIME);
        assertThatThrownBy(() -> mill.grind(() -> "one too many"))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(running).hasValue(Mill.AT_A_TIME);
        gate.complete(null);
        assertThat(works).allSatisfy(work -> assertThat(work).succeedsWithin(Duration.ofSeconds(10)));
    }
}
