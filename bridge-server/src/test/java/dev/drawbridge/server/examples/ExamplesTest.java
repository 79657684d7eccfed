package dev.drawbridge.server.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.machine.Executables;
import dev.drawbridge.partners.machine.NeedsPrograms;
import dev.drawbridge.partners.wire.Wire;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.Endpoint;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
final class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

    /** Makes a client ask for a sign of life every second instead of every nine. */
    private static final Map<String, String> HASTE = Map.of("DRAWBRIDGE_PATIENCE", "1");
    private static final int COUNT = 300;

    @TempDir
    private static Path folder;
    private Bridge bridge;

    @BeforeEach
    void start() throws Exception {
        bridge = bridgeAt(0);
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    void theConversationByHandGoesAsTheReadmeSays() throws Exception {
        HandwrittenConversation conversation = HandwrittenConversation
                .in(Files.readString(EXAMPLES.resolve("README.md")));

        assertThat(conversation.lines()).hasSizeGreaterThan(20);
        try (Wire wire = Wire.of(URI.create(bridge.url()), Map.of())) {
            conversation.play(wire);
        }
    }

    @Test
    @NeedsPrograms("node")
    void theSameConversationGoesThroughWscat() throws Exception {
        HandwrittenConversation conversation = HandwrittenConversation
                .in(Files.readString(EXAMPLES.resolve("README.md")));
        String script = Partner.WSCAT.installed().resolve("node_modules/wscat/bin/wscat").toString();
        try (Program wscat = Program.start(List.of(node(), script, "-c", bridge.url()), Map.of(), output())) {
            wscat.sayUntilAnswered("what is typed before it is connected is lost");
            conversation.play(wscat::say, wscat::await);
        }
    }

    @Test
    void theClientOnJsonrpc4jShowsATurnAndAnswersWhatItAsks() throws Exception {
        try (Program java = Program.start(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path"),
                        EXAMPLES.resolve("jsonrpc4j/Client.java").toString(), bridge.url(), "Hello"),
                Map.of(), output())) {
            assertThat(java.awaitEnd()).containsSubsequence("Hello! I am the **demo agent**",
                    "tests 2, pass 2, fail 0", "Done.", "[completed]");
        }
    }

    @Test
    @NeedsPrograms("node")
    void theNodeClientShowsATurnAndAnswersWhatItAsks() throws Exception {
        try (Program node = nodeClient(bridge.url(), "Hello")) {
            node.awaitShows("4 cancel: ");
            node.type("1");

            assertThat(node.awaitEnd()).containsSubsequence("Hello! I am the **demo agent**",
                    "? The tests want to open a port.", "tests 2, pass 2, fail 0",
                    "+  return `Hello, ${name}!`;", "Done.", "[completed]");
        }
    }

    @Test
    void theJavaClientShowsATurnAndAnswersWhatItAsks() throws Exception {
        try (Program java = javaClient(bridge.url())) {
            java.type("Hello");
            java.awaitShows("4 \"cancel\"");
            java.type("1");
            java.closeKeyboard();

            assertThat(java.awaitEnd()).containsSubsequence("[thread ", "Hello! I am the **demo agent**",
                    "? The tests want to open a port.", "tests 2, pass 2, fail 0",
                    "+  return `Hello, ${name}!`;", "Done.", "[completed]").containsOnlyOnce("Done.");
        }
    }

    @Test
    void theJavaClientComesBackWhenTheBridgeDoes() throws Exception {
        try (Program java = javaClient(bridge.url())) {
            java.awaitShows("[thread ");
            int port = URI.create(bridge.url()).getPort();
            bridge.close();
            java.awaitShows("[connection lost: 1001 the bridge is shutting down]");
            bridge = bridgeAt(port);
            java.awaitShows("[no rollout found for thread id ");
            java.type("count to 7");
            java.awaitShows("1 2 3 4 5 6 7\n");
            java.closeKeyboard();

            assertThat(java.awaitEnd()).contains("[completed]");
        }
    }

    @Test
    @NeedsPrograms("node")
    void theNodeClientGoesOnWhereItWasWhenTheNetworkFallsSilent() throws Exception {
        try (Network network = new Network(bridge.url());
                Program node = nodeClient(network.url(), "count to " + COUNT)) {
            node.awaitShows("20 21 22");
            network.goSilent(/* next= */ 1);

            assertThat(node.awaitEnd()).contains("[connection lost: no sign of life]")
                    .endsWith("[completed]\n").satisfies(ExamplesTest::countsOnce);
            assertThat(network.count()).as("one was silent, one never answered").isEqualTo(3);
        }
    }

    @Test
    void theJavaClientGoesOnWhereItWasWhenTheNetworkFallsSilent() throws Exception {
        try (Network network = new Network(bridge.url()); Program java = javaClient(network.url())) {
            java.awaitShows("[thread ");
            java.type("count to " + COUNT);
            java.awaitShows("20 21 22");
            network.goSilent(/* next= */ 1);
            java.awaitShows("[connected again]");
            java.closeKeyboard();

            assertThat(java.awaitEnd()).contains("[connection lost: no sign of life]")
                    .contains("[completed]").satisfies(ExamplesTest::countsOnce);
            assertThat(network.count()).as("one was silent, one never answered").isEqualTo(3);
        }
    }

    @Test
    @NeedsPrograms("node")
    void theNodeClientAsksANumberingBridgeForWhatItMissed() throws Exception {
        NumberingBridge numbering = numbering();
        try (Endpoint endpoint = endpoint(numbering); Program node = nodeClient(endpoint.url(), "count")) {
            assertThat(node.awaitEnd()).endsWith("[completed]\n").satisfies(ExamplesTest::countsOnce);
            assertGoesOn(numbering);
        }
    }

    @Test
    void theJavaClientAsksANumberingBridgeForWhatItMissed() throws Exception {
        NumberingBridge numbering = numbering();
        try (Endpoint endpoint = endpoint(numbering); Program java = javaClient(endpoint.url())) {
            java.awaitShows("[thread ");
            java.type("count");
            java.awaitShows("[completed]");
            java.closeKeyboard();

            assertThat(java.awaitEnd()).satisfies(ExamplesTest::countsOnce);
            assertGoesOn(numbering);
        }
    }

    private static void assertGoesOn(NumberingBridge bridge) {
        assertThat(bridge.heard("bridge/resume")).singleElement().satisfies(params -> {
            assertThat(params.path("epoch").asText()).isEqualTo("e1");
            assertThat(params.at("/threads/0/threadId").asText()).isEqualTo("t");
            assertThat(params.at("/threads/0/after").asInt()).isEqualTo(bridge.middle());
        });
        assertThat(bridge.heard("thread/resume")).isEmpty();
        assertThat(bridge.heard("turn/start"))
                .extracting(params -> params.path("clientUserMessageId").asText())
                .hasSize(2).doesNotContain("").as("one message, sent twice")
                .satisfies(ids -> assertThat(ids.getFirst()).isEqualTo(ids.getLast()));
    }

    private static NumberingBridge numbering() {
        return new NumberingBridge(IntStream.rangeClosed(1, COUNT).mapToObj(each -> each + " ").toList());
    }

    private static Endpoint endpoint(NumberingBridge numbering) throws Exception {
        return Endpoint.start(EndpointOptions.at(new BindAddress("127.0.0.1", 0)), numbering, () -> true);
    }

    /** Whether every number was shown, once and in order, beside what clients say of themselves in brackets. */
    private static void countsOnce(String shown) {
        assertThat(shown.replaceAll("\\[.*?\\]", "").strip().split("\\s+"))
                .containsExactly(IntStream.rangeClosed(1, COUNT).mapToObj(Integer::toString)
                        .toArray(String[]::new));
    }

    private static Bridge bridgeAt(int port) throws Exception {
        Bridge bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", port))));
        bridge.birth().orTimeout(10, TimeUnit.SECONDS).join();
        return bridge;
    }

    private static Program nodeClient(String url, String prompt) throws Exception {
        return Program.start(List.of(node(), "--experimental-websocket",
                EXAMPLES.resolve("node/client.mjs").toString(), url, prompt), HASTE, output());
    }

    private static Program javaClient(String url) throws Exception {
        return Program.start(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                EXAMPLES.resolve("java/Client.java").toString(), url), HASTE, output());
    }

    private static Path output() throws Exception {
        return Files.createTempFile(folder, "output", ".txt");
    }

    private static String node() {
        return Executables.find("node").orElseThrow().toString();
    }
}
