package dev.drawbridge.server.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Processes that wrote their ids into files of a folder. */
record Marks(Path folder) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(5);

    void awaitAlive(String... names) {
        Awaitility.await("alive").atMost(TIMEOUT).pollDelay(Duration.ZERO).pollInterval(POLL)
                .until(() -> List.of(names).stream().allMatch(this::isAlive));
    }

    void awaitGone(String... names) {
        Awaitility.await("gone").atMost(TIMEOUT).pollDelay(Duration.ZERO).pollInterval(POLL)
                .until(() -> List.of(names).stream().noneMatch(this::isAlive));
    }

    private boolean isAlive(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return false;
        }
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    .filter(ProcessHandle::isAlive)
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
