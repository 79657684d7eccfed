package dev.drawbridge.server.pi;

import dev.drawbridge.partners.machine.AgentProcess;
import dev.drawbridge.partners.machine.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A bridge that is a process of its own, before the same Pi as a house. */
final class Neighbour implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LISTENING = "listening on ";

    private final AgentProcess process;
    private final URI door;

    private Neighbour(AgentProcess process) {
        this.process = process;
        this.door = CompletableFuture.supplyAsync(() -> door(process), task -> Thread.ofVirtual().start(task))
                .orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    static Neighbour of(PiHouse house) {
        Command pi = house.pi();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Command bridge = new Command(
                List.of(java, "-cp", System.getProperty("java.class.path"), "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED", "dev.drawbridge.server.cli.Drawbridge", "serve",
                        "--agent", "pi", "--pi-bin", pi.line().getLast(), "--bind", "127.0.0.1:0"),
                pi.environment(), pi.directory())
                .withVariable("DRAWBRIDGE_HOME",
                        house.home().directory().resolveSibling("neighbour").toString());
        return new Neighbour(bridge.start());
    }

    private static URI door(AgentProcess process) {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
        try {
            String line = lines.readLine();
            if (line == null || !line.startsWith(LISTENING)) {
                throw new AssertionError("The bridge says " + line + ", and " + process.stderr());
            }
            return URI.create(line.substring(LISTENING.length()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    URI door() {
        return door;
    }

    @Override
    public void close() {
        process.close();
    }
}
