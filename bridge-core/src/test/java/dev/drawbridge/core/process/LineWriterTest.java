package dev.drawbridge.core.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LineWriterTest {
    private static final long MUCH = 1 << 20;

    private final Stream stream = new Stream();
    private final LineWriter writer = new LineWriter(stream, new QueueLimits(4, 100));
    private Thread running = Thread.ofVirtual().unstarted(this::run);

    @AfterEach
    void stop() throws InterruptedException {
        writer.close();
        stream.passes.release(1000);
        running.join();
    }

    @Test
    void whatWaitsTogetherIsWrittenTogetherInOrder() {
        queue("a", "b", "c");
        running.start();
        stream.passes.release();
        await().atMost(Duration.ofSeconds(5)).until(() -> stream.text().equals("a\nb\nc\n"));
        assertThat(stream.writes()).isEqualTo(1);
    }

    @Test
    void aFullQueueTakesNothingMoreButAnswers() {
        queue("a", "b", "c", "d");
        assertThat(writer.offer(bytes("e"), MUCH)).isFalse();
        writer.put(bytes("f"));
        running.start();
        stream.passes.release();
        await().atMost(Duration.ofSeconds(5)).until(() -> stream.text().equals("a\nb\nc\nd\nf\n"));
        assertThat(writer.offer(bytes("e"), MUCH)).isTrue();
    }

    @Test
    void theQueueIsFullOfBytesToo() {
        queue("x".repeat(60));
        assertThat(writer.offer(bytes("y".repeat(60)), MUCH)).isFalse();
        assertThat(writer.offer(bytes("y".repeat(40)), MUCH)).isTrue();
    }

    @Test
    void aMessageOfAnySizeIsTakenWhenNothingElseWaits() {
        String large = "x".repeat(1_000_000);
        queue(large);
        running.start();
        stream.passes.release(2);
        await().atMost(Duration.ofSeconds(5)).until(() -> stream.text().equals(large + "\n"));
    }

    @Test
    void closeEndsTheWriterAndForgetsWhatWaits() throws InterruptedException {
        queue("a");
        writer.close();
        running.start();
        running.join();
        assertThat(writer.offer(bytes("b"), MUCH)).isTrue();
        assertThat(stream.text()).isEmpty();
    }

    @Test
    void whatThePipeIsSureToHaveRoomForIsWrittenAtOnce() {
        stream.passes.release(2);
        assertThat(writer.offer(bytes("a"), 0)).isTrue();
        assertThat(writer.offer(bytes("b"), 2)).isTrue();
        assertThat(stream.text()).isEqualTo("a\nb\n");
    }

    @Test
    void nothingOvertakesWhatWaits() {
        queue("a");
        assertThat(writer.offer(bytes("b"), 0)).isTrue();
        assertThat(stream.text()).isEmpty();
        running.start();
        stream.passes.release();
        await().atMost(Duration.ofSeconds(5)).until(() -> stream.text().equals("a\nb\n"));
    }

    private void queue(String... messages) {
        for (String message : messages) {
            assertThat(writer.offer(bytes(message), MUCH)).isTrue();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private void run() {
        try {
            writer.run();
        } catch (IOException | InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** A stream that lets a write pass when the test says so. */
    private static final class Stream extends OutputStream {
        private final Semaphore passes = new Semaphore(0);
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final List<Integer> sizes = new ArrayList<>();

        @Override
        public void write(int single) {
            write(new byte[]{(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            passes.acquireUninterruptibly();
            synchronized (sizes) {
                sizes.add(length);
                written.write(bytes, from, length);
            }
        }

        String text() {
            synchronized (sizes) {
                return written.toString(UTF_8);
            }
        }

        int writes() {
            synchronized (sizes) {
                return sizes.size();
            }
        }
    }
}
