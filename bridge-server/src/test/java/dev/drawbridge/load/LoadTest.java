package dev.drawbridge.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The load tool measures: what it says of a bridge with a few clients is so. */
@Timeout(30)
final class LoadTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Bridge bridge;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(new Hurry())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0))));
        bridge.birth().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void fanOutCountsWhatEachClientGets() throws Exception {
        List<JsonNode> figures = figures("fan-out", "--clients", "4", "--prompt", "count to 2000",
                "--stalled", "1");

        assertThat(figures).hasSize(2);
        JsonNode late = figures.getFirst();
        assertThat(late.path("finished").asBoolean()).as(late.toString()).isTrue();
        assertThat(late.path("frames").asLong()).isGreaterThan(3);
        JsonNode all = figures.getLast();
        assertThat(all.path("clients").asInt()).isEqualTo(3);
        long least = all.path("leastFrames").asLong();
        assertThat(least).isBetween(2_003L, 2_020L);
        assertThat(all.path("mostFrames").asLong()).as("the starter got an answer too").isEqualTo(least + 1);
        assertThat(all.path("frames").asLong()).isEqualTo(3 * least + 1);
        assertThat(all.path("framesPerSecond").asDouble()).isPositive();
    }

    @Test
    void roundTripTellsThePercentiles() throws Exception {
        JsonNode figure = figures("round-trip", "--requests", "200", "--warm-up", "10").getFirst();

        assertThat(figure.path("p50Micros").asDouble()).isPositive()
                .isLessThanOrEqualTo(figure.path("p99Micros").asDouble());
    }

    @Test
    void siegeTellsWhatAnotherClientsGarbageCosts() throws Exception {
        List<JsonNode> figures = figures("siege", "--seconds", "1", "--requests", "100", "--frames", "1000",
                "--silent", "5");

        assertThat(figures).hasSize(3);
        assertThat(figures.getLast().path("frames").asLong()).isPositive();
        assertThat(figures.getLast().path("thrownOut").asLong()).isPositive();
    }

    @Test
    void idleTellsTheMemoryOfEachClient() throws Exception {
        JsonNode figure = figures("idle", "--clients", "20", "--hold", "0", "--pid",
                Long.toString(ProcessHandle.current().pid())).getFirst();

        assertThat(figure.path("residentBefore").asLong()).isPositive();
        assertThat(figure.path("resident").asLong()).isPositive();
    }

    @Test
    void reconnectTellsHowLongItTakesToBeBack() throws Exception {
        List<JsonNode> figures = figures("reconnect", "--clients", "4", "--times", "3");

        assertThat(figures).extracting(figure -> figure.path("figure").asText())
                .containsExactly("reconnect-each", "reconnect-all");
        assertThat(figures)
                .allSatisfy(figure -> assertThat(figure.path("p50Millis").asDouble()).isPositive());
    }

    @Test
    void whatCannotBeMeasuredIsSaidInASentence() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        assertThat(run("round-trip", "ws://127.0.0.1:" + port)).isOne();
        assertThat(err.toString()).startsWith("load round-trip: no connection to ws://127.0.0.1:" + port)
                .hasLineCount(1);
    }

    @Test
    void wrongUsageIsToldApart() {
        assertThat(run("fan-out", bridge.url())).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("round-trip", "http://127.0.0.1")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--prompt", "is not like ws://127.0.0.1:9100/ws");
    }

    private List<JsonNode> figures(String command, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(command, bridge.url(), "--json"));
        line.addAll(List.of(options));
        assertThat(run(line.toArray(String[]::new))).as(err.toString()).isZero();
        List<JsonNode> figures = new ArrayList<>();
        for (String figure : out.toString().lines().toList()) {
            figures.add(JSON.readTree(figure));
        }
        return figures;
    }

    private int run(String... line) {
        return Load.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(line);
    }

    /** Time in which nothing has to be waited for. */
    private record Hurry() implements Pace {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void after(Duration pause, Executor where, Runnable act) {
            where.execute(act);
        }
    }
}
