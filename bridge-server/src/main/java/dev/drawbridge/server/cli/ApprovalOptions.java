package dev.drawbridge.server.cli;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options about what agents ask people. */
final class ApprovalOptions {
    @Option(names = "--approval-timeout", paramLabel = "TIME", converter = Durations.class, description = "Declines what an agent has asked when nobody has answered within TIME, such as 90s, 10m or 2h. Default: it waits until somebody does.")
    private Optional<Duration> timeout = Optional.empty();

    Optional<Duration> timeout() {
        return timeout;
    }
}
