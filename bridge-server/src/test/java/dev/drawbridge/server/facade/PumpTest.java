package dev.drawbridge.server.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.partners.wire.Json;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.RawLine;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PumpTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** A full pipe hands over a few times a second only. */
    private static final int ROOM = 1 << 26;
    private static final String INITIALIZE = "{\"id\":0,\"method\":\"initialize\",\"params\":{\"clientInfo\":"
            + "{\"name\":\"pump\",\"version\":\"1\"}}}\n";

    @TempDir
    private Path home;
    private Bridge bridge;
    private RawLine line;
    private final PipedOutputStream client = new PipedOutputStream();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    @BeforeEach
    void open() throws Exception {
        bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                        .withKeeping(Keeping.in(new Home(home), StoreOptions.DEFAULT)));
        line = RawLine.open(Destination.host(Map.of("DRAWBRIDGE_HOME", home.toString())));
    }

    @AfterEach
    void close() {
        line.close();
        bridge.close();
    }

    private CompletableFuture<Pump.End> pump(InputStream in, OutputStream out) {
        Dressing dressing = new Dressing(Overrides.of(List.of(), List.of(), List.of()), Optional.empty());
        return CompletableFuture.supplyAsync(() -> new Pump(in, out, line, dressing).run(),
                task -> Thread.ofVirtual().start(task)).orTimeout(30, TimeUnit.SECONDS);
    }

    private CompletableFuture<Pump.End> pump() throws IOException {
        return pump(new PipedInputStream(client, ROOM), heard);
    }

    private void say(String text) throws IOException {
        client.write(text.getBytes(StandardCharsets.UTF_8));
        client.flush();
    }

    private List<JsonNode> heard() {
        String text = heard.toString(StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Json::parse).toList();
    }

    private JsonNode answer(int id) {
        return await().atMost(SOON).until(() -> heard().stream()
                .filter(message -> !message.has("method") && message.path("id").asInt(-1) == id).findFirst(),
                Optional::isPresent).orElseThrow();
    }

    @Test
    void whatComesInPiecesIsALineWhenItIsWhole() throws Exception {
        CompletableFuture<Pump.End> end = pump();
        for (byte piece : INITIALIZE.getBytes(StandardCharsets.UTF_8)) {
            client.write(piece);
            client.flush();
        }
        assertThat(answer(0).path("result").path("userAgent").asText()).isNotEmpty();
        say("{\"method\":\"initialized\"}\n{\"id\":1,\"method\":\"thread/list\",\"params\":{}}\n{\"id\":2,");
        assertThat(answer(1).has("result")).isTrue();
        say("\"method\":\"thread/loaded/list\",\"params\":{}}");
        client.close();
        assertThat(end.join()).isEqualTo(new Pump.End.Done());
        assertThat(answer(2).has("result")).as("also the last one, that has no line feed").isTrue();
    }

    @Test
    void nonsenseIsAnsweredAndHarmsNobody() throws Exception {
        CompletableFuture<Pump.End> end = pump();
        say("nonsense\n\n\r\n" + INITIALIZE);
        answer(0);
        assertThat(heard().getFirst().at("/error/code").asInt()).isEqualTo(-32700);
        client.close();
        assertThat(end.join()).isEqualTo(new Pump.End.Done());
    }

    @Test
    void linesOf16MebibytesPassAndLongerOnesAreTurnedAway() throws Exception {
        CompletableFuture<Pump.End> end = pump();
        say(INITIALIZE + "{\"method\":\"initialized\"}\n");
        String frame = "{\"id\":1,\"method\":\"no/such\",\"params\":\"\"}\n";
        String longest = "x".repeat((16 << 20) - frame.length() + 1);
        say(frame.replace("\"\"", "\"" + longest + "\""));
        assertThat(answer(1).at("/error/code").asInt()).isEqualTo(-32600);
        say(frame.replace(":1,", ":2,").replace("\"\"", "\"" + longest + "x\""));
        assertThat(answer(2).at("/error/message").asText())
                .isEqualTo(
                        "A message may have 16777216 bytes, and this one has 16777217: send less at once.");
        say("{\"method\":\"" + longest + "x\"}\n" + longest + longest + "\n");
        say("{\"id\":3,\"method\":\"thread/loaded/list\",\"params\":{}}\n");
        assertThat(answer(3).has("result")).as("it goes on").isTrue();
        assertThat(heard()).filteredOn(message -> message.path("id").isNull()).hasSize(1);
        client.close();
        assertThat(end.join()).isEqualTo(new Pump.End.Done());
    }

    @Test
    void itEndsWhenNobodyReads() throws Exception {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        CompletableFuture<Pump.End> end = pump(new PipedInputStream(client, 1 << 16), closed);
        say(INITIALIZE);
        assertThat(end.join()).isEqualTo(new Pump.End.Done());
    }

    @Test
    void itIsNotWaitedForWhenItBreaks() throws Exception {
        CompletableFuture<Pump.End> end = pump(new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("broken");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                throw new IllegalStateException("broken");
            }
        }, heard);
        assertThat(end.join()).isEqualTo(new Pump.End.Stuck("java.lang.IllegalStateException: broken"));
    }

    @Test
    void whenTheBridgeGoesItSaysWhy() throws Exception {
        CompletableFuture<Pump.End> end = pump();
        say(INITIALIZE);
        answer(0);
        bridge.close();
        assertThat(end.join())
                .isEqualTo(new Pump.End.BridgeGone("it was closed with 1001 the bridge is shutting down"));
    }
}
