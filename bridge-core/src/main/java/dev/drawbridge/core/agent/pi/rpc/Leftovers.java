package dev.drawbridge.core.agent.pi.rpc;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The private homes of all bridges of a person, each named after the process that made it. */
record Leftovers(Path place) {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
    private static final Pattern NAME = Pattern.compile("pi-(\\d+)-(\\d+)-.+");
    /** The system reckons when a process began from a clock that may have been set in between. */
    private static final Duration DRIFT = Duration.ofSeconds(5);

    /** Where one more can be made. */
    Path next() {
        ProcessHandle self = ProcessHandle.current();
        return place.resolve("pi-" + self.pid() + "-" + began(self).toEpochMilli() + "-" + UUID.randomUUID());
    }

    /** Removes those whose bridge did not live to do so. */
    void sweep() {
        if (!Files.isDirectory(place)) {
            return;
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(place, "pi-*")) {
            for (Path home : homes) {
                if (isLeft(home)) {
                    PrivateHome.left(home).close();
                }
            }
        } catch (IOException unreadable) {
            log.warn("private directories of Pi that may be left over could not be looked for: {}", place,
                    unreadable);
        }
    }

    private static boolean isLeft(Path home) {
        Matcher name = NAME.matcher(home.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1)))
                .filter(ProcessHandle::isAlive)
                .filter(other -> Duration
                        .between(began(other), Instant.ofEpochMilli(Long.parseLong(name.group(2)))).abs()
                        .compareTo(DRIFT) < 0)
                .isEmpty();
    }

    private static Instant began(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
