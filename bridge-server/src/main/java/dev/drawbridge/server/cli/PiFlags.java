package dev.drawbridge.server.cli;

import dev.drawbridge.core.agent.pi.PiOptions;
import dev.drawbridge.core.agent.pi.rpc.PiProgram;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.server.Bridge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options about Pi. */
final class PiFlags {
    @Option(names = "--pi-bin", paramLabel = "PATH", description = "Pi itself: a path, or a name that is looked up on PATH. Default: pi.")
    private String binary = "";

    @Option(names = "--pi-idle", paramLabel = "TIME", converter = Durations.class, description = "Ends the process of a Pi thread that nobody follows and nothing is done in, after TIME such as 90s, 10m or 2h; the thread stays. Default: 30m.")
    private Optional<Duration> idle = Optional.empty();

    @Option(names = "--no-pi", description = "Leaves Pi out, also where it is installed.")
    private boolean without;

    boolean isUnwanted() {
        return without;
    }

    /** Whether somebody wants Pi in particular. */
    boolean given() {
        return !binary.isEmpty() || idle.isPresent();
    }

    /** @param directory where threads work that name no directory */
    PiOptions options(Map<String, String> environment, Path directory) {
        Path place = Home.of(environment).directory().resolve("pi");
        return new PiOptions(
                new PiProgram(binary.isEmpty() ? "pi" : binary, environment, place, Bridge.scheduler()),
                directory, idle.orElse(PiOptions.USUAL_IDLE));
    }
}
