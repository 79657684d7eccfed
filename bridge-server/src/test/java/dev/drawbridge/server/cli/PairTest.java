package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.paper.Screen;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(90)
final class PairTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Screen TERMINAL = new Screen(80, /* coloured= */ true);
    private static final Pattern LINK = Pattern
            .compile("drawbridge://pair\\?scheme=ws&host=([^&]+)&port=(\\d+)&id=([^&]+)&secret=([\\w-]+)");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final PipedOutputStream keys = new PipedOutputStream();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Bridge bridge;

    PairTest(@TempDir Path memory) throws Exception {
        home = memory;
        bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions
                        .at(EndpointOptions.at(new BindAddress("127.0.0.1", 0))
                                .withAccess(AccessOptions.open().withToken(Token.of("sekrit"))))
                        .withKeeping(Keeping.in(new Home(memory), StoreOptions.DEFAULT)));
    }

    @BeforeEach
    void start() {
        bridge.birth().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    @AfterEach
    void end() {
        http.close();
        bridge.close();
    }

    private CompletableFuture<Integer> pair(Screen screen, String... arguments) throws IOException {
        Pair command = new Pair(Map.of("DRAWBRIDGE_HOME", home.toString()), () -> screen,
                new PipedInputStream(keys), /* blocks= */ true, InstantSource.system());
        return CompletableFuture.supplyAsync(
                () -> new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                        .setParameterExceptionHandler(new UsageErrors()).execute(arguments),
                task -> Thread.ofPlatform().start(task));
    }

    private Matcher link() {
        return await().atMost(SOON).until(() -> LINK.matcher(out.toString()), Matcher::find);
    }

    /** A device sends what it was shown. */
    private CompletableFuture<HttpResponse<String>> confirm(Matcher link, String name) {
        String body = BridgeJson.mapper().createObjectNode().put("pairingId", link.group(3))
                .put("secret", link.group(4)).put("deviceName", name).toString();
        return http.sendAsync(HttpRequest
                .newBuilder(URI
                        .create("http://" + link.group(1) + ":" + link.group(2) + "/v1/pair/confirm"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void awaitPrinted(String text) {
        await().atMost(SOON).until(() -> out.toString().contains(text));
    }

    private void type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    private int status(String token) throws Exception {
        return http.newWebSocketBuilder().header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(bridge.url()), new WebSocket.Listener() {
                })
                .handle((socket, refused) -> {
                    if (socket != null) {
                        socket.abort();
                    }
                    return refused == null ? 101 : 401;
                }).get(10, TimeUnit.SECONDS);
    }

    @Test
    void aDeviceComesInWhenTheAnswerIsYes() throws Exception {
        CompletableFuture<Integer> pairing = pair(TERMINAL);
        Matcher link = link();
        CompletableFuture<HttpResponse<String>> phone = confirm(link, "Anna's \u001b[31mphone");
        awaitPrinted("Let 'Anna's [31mphone' at 127.0.0.1 in, to observe, prompt, approve, files? [y/N] ");
        assertThat(phone).isNotDone();
        type("y\n");
        assertThat(pairing.get(20, TimeUnit.SECONDS)).isZero();
        JsonNode said = BridgeJson.mapper().readTree(phone.get(10, TimeUnit.SECONDS).body());
        assertThat(said.path("deviceId").asText()).matches("dev-[0-9a-f]{16}");
        assertThat(said.path("scheme").asText()).isEqualTo("ws");
        assertThat(status(said.path("token").asText())).isEqualTo(101);
        assertThat(status(said.path("token").asText() + "x")).isEqualTo(401);
        assertThat(out.toString()).contains("is let in, as " + said.path("deviceId").asText())
                .doesNotContain(said.path("token").asText());
    }

    @Test
    void theCodeIsWhatTheLinkSays() throws Exception {
        CompletableFuture<Integer> pairing = pair(TERMINAL);
        Matcher link = link();
        assertThat(Camera.beforeDarkTerminal().read(
                out.toString().lines().filter(line -> line.startsWith("\033[38;5;16")).toList(),
                /* better= */ false)).contains(link.group());
        assertThat(out.toString()).contains("ssh -L " + link.group(2) + ":127.0.0.1:" + link.group(2));
        awaitPrinted("Waiting for the device, for another 2:5");
        bridge.close();
        assertThat(pairing.get(20, TimeUnit.SECONDS)).isOne();
        assertThat(err.toString()).isEqualToNormalizingNewlines("drawbridge pair: the bridge has ended\n");
    }

    @ParameterizedTest
    @CsvSource({"n", "''", "Yikes"})
    void nothingButYesLetsItIn(String answer) throws Exception {
        CompletableFuture<Integer> pairing = pair(TERMINAL);
        CompletableFuture<HttpResponse<String>> phone = confirm(link(), "phone");
        awaitPrinted("[y/N] ");
        type(answer + "\n");
        assertThat(pairing.get(20, TimeUnit.SECONDS)).isOne();
        assertThat(phone.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(403);
        assertThat(out.toString()).contains("'phone' at 127.0.0.1 was not let in.");
    }

    @Test
    void whatWasTypedBeforeTheQuestionIsNoAnswer() throws Exception {
        CompletableFuture<Integer> pairing = pair(TERMINAL);
        Matcher link = link();
        type("y\ny\n");
        CompletableFuture<HttpResponse<String>> phone = confirm(link, "phone");
        awaitPrinted("[y/N] ");
        type("n\n");
        assertThat(pairing.get(20, TimeUnit.SECONDS)).isOne();
        assertThat(phone.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(403);
    }

    @Test
    void aDeviceThatGoesAwayEndsTheQuestion() throws Exception {
        CompletableFuture<Integer> pairing = pair(TERMINAL);
        Matcher link = link();
        try (HttpClient impatient = HttpClient.newHttpClient()) {
            String body = "{\"pairingId\":\"" + link.group(3) + "\",\"secret\":\"" + link.group(4)
                    + "\",\"deviceName\":\"phone\"}";
            CompletableFuture<HttpResponse<String>> asked = impatient.sendAsync(HttpRequest
                    .newBuilder(URI.create(
                            "http://" + link.group(1) + ":" + link.group(2) + "/v1/pair/confirm"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            awaitPrinted("[y/N] ");
            impatient.shutdownNow();
            assertThat(asked).failsWithin(SOON);
        }
        assertThat(pairing.get(20, TimeUnit.SECONDS)).isOne();
        assertThat(out.toString()).contains("'phone' at 127.0.0.1 has gone away, and was not let in.");
    }

    @Test
    void aProgramIsToldInJsonWithoutAnybodyBeingAsked() throws Exception {
        CompletableFuture<Integer> pairing = pair(Screen.NONE, "--json", "--yes", "--name", "Robot",
                "--scopes",
                "viewer", "--host", "bridge.example:8443");
        Matcher link = link();
        assertThat(link.group(1)).isEqualTo("bridge.example");
        assertThat(link.group(2)).isEqualTo("8443");
        URI own = URI.create(bridge.url());
        Matcher here = LINK.matcher(link.group().replace("bridge.example", "127.0.0.1").replace("8443",
                String.valueOf(own.getPort())));
        assertThat(here.find()).isTrue();
        JsonNode said = BridgeJson.mapper().readTree(confirm(here, "x").get(10, TimeUnit.SECONDS).body());
        assertThat(said.path("name").asText()).isEqualTo("Robot");
        assertThat(said.path("scopes")).hasSize(1);
        assertThat(pairing.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(out.toString().lines()).hasSize(2);
        JsonNode end = BridgeJson.mapper().readTree(out.toString().lines().toList().getLast());
        assertThat(end.path("state").asText()).isEqualTo("paired");
        assertThat(end.path("deviceId").asText()).isEqualTo(said.path("deviceId").asText());
    }

    @ParameterizedTest
    @CsvSource({"bridge.example,bridge.example,0", "bridge.example:1,bridge.example,1",
        "::1,0:0:0:0:0:0:0:1,0",
        "[::1],::1,0", "[::1]:7,::1,7", "192.0.2.1,192.0.2.1,0"})
    void anAddressIsWrittenAsPeopleWriteIt(String text, String host, int port) throws Exception {
        CompletableFuture<Integer> pairing = pair(Screen.NONE, "--yes", "--host", text);
        String[] said = await().atMost(SOON).until(out::toString, printed -> printed.contains("secret="))
                .split("[?&]", /* limit= */ -1);
        assertThat(said).contains("host=" + URLEncoder.encode(host, StandardCharsets.UTF_8),
                "port=" + (port == 0 ? URI.create(bridge.url()).getPort() : port));
        bridge.close();
        assertThat(pairing.get(20, TimeUnit.SECONDS)).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | nobody can be asked here, for this is no terminal: give --yes, and whoever has the code is let in",
        "--yes --scopes everything | --scopes: 'everything' is no scope: write viewer, operator or owner",
        "--yes --host a:b:c:d | --host takes no 'a:b:c:d': write HOST or HOST:PORT",
        "--yes --host a:70000 | --host takes no 'a:70000': write HOST or HOST:PORT"})
    void aLineThatCannotBeMeantIsToldWhatToWriteInstead(String line, String sentence) throws Exception {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", /* limit= */ -1);
        assertThat(pair(Screen.NONE, arguments).get(20, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
    }

    @Test
    void withoutABridgeOneIsToldToStartOne() throws Exception {
        bridge.close();
        assertThat(pair(TERMINAL).get(20, TimeUnit.SECONDS)).isEqualTo(Exit.NO_BRIDGE);
        assertThat(err.toString()).contains(": start one with 'drawbridge serve'");
    }

    @Test
    void aNarrowTerminalGetsTheLink() throws Exception {
        CompletableFuture<Integer> pairing = pair(new Screen(40, /* coloured= */ true), "--yes");
        Matcher link = link();
        assertThat(out.toString()).contains("columns would show a QR code").doesNotContain("\u2588");
        assertThat(confirm(link, "x").get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(pairing.get(20, TimeUnit.SECONDS)).isZero();
    }
}
