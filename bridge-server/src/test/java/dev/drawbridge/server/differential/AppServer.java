package dev.drawbridge.server.differential;

import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.machine.AgentProcess;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The real app-server on a port of its own choice. */
record AppServer(String name) implements Target {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Pattern LISTENING = Pattern.compile("listening on: (ws://127\\.0\\.0\\.1:\\d+)");

    @Override
    public Running start(CodexHome home) {
        AgentProcess process = home.command("app-server", "--listen", "ws://127.0.0.1:0").start();
        try {
            return new Listening(process, Awaitility.await("the app-server's address").atMost(TIMEOUT)
                    .pollDelay(POLL).pollInterval(POLL).until(() -> address(process), Optional::isPresent)
                    .orElseThrow());
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static Optional<URI> address(AgentProcess process) {
        return LISTENING.matcher(process.stderr()).results().map((MatchResult line) -> line.group(1))
                .map(URI::create)
                .findFirst();
    }

    private record Listening(AgentProcess process, URI uri) implements Running {
        @Override
        public void close() {
            process.close();
        }
    }
}
