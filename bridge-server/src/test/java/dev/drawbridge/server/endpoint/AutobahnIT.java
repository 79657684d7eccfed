package dev.drawbridge.server.endpoint;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import me.normanmaurer.maven.autobahntestsuite.AutobahnTestSuite;
import org.json.simple.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.python.util.PythonInterpreter;

/**
 * The conformance suite that most WebSocket libraries are held to, against the endpoint with an echo behind it.
 *
 * <p>Left out are limits and performance (9); compression is not in this version of the suite. The reports lie in
 * {@code target/autobahntestsuite-reports}.
 */
final class AutobahnIT {
    private static final int CASES = 247;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String GOOD = FuzzingClient.RESULT
            + "\\S+ (OK|NON_STRICT|INFORMATIONAL) then (OK|INFORMATIONAL)";

    @Test
    @Timeout(150)
    void everyCaseIsPassed() throws Exception {
        EndpointOptions options = EndpointOptions.at(new BindAddress("127.0.0.1", 0));
        try (Endpoint endpoint = Endpoint.start(options, FakeConnections.echoing(), () -> true)) {
            List<String> results = fuzz(endpoint.url());
            assertThat(results).hasSize(CASES).allMatch(result -> result.matches(GOOD));
        }
    }

    private static List<String> fuzz(String url) throws Exception {
        String classPath = Stream
                .of(FuzzingClient.class, AutobahnTestSuite.class, PythonInterpreter.class, JSONObject.class)
                .map(AutobahnIT::place).collect(joining(File.pathSeparator));
        Path said = Path.of("target", "autobahn.log");
        Process client = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                classPath, "-Dpython.cachedir.skip=true", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", FuzzingClient.class.getName(), url, "9.*")
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertThat(client.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } finally {
            client.destroyForcibly();
        }
        try (Stream<String> lines = Files.lines(said)) {
            return lines.filter(line -> line.startsWith(FuzzingClient.RESULT)).toList();
        }
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
