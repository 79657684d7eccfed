package dev.drawbridge.server.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.partners.wire.Json;
import dev.drawbridge.partners.wire.Wire;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page among the examples, in a real browser where there is one. */
@Timeout(120)
final class PageTest {
    private static final Path PAGE = Path.of("..", "examples", "browser").toAbsolutePath().normalize();
    private static final Pattern LISTENING = Pattern
            .compile("DevTools listening on ws://127.0.0.1:(\\d+)/devtools/browser/");
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path folder;
    private HttpServer pages;
    private Bridge bridge;

    @BeforeEach
    void start() throws Exception {
        pages = SimpleFileServer.createFileServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                PAGE,
                SimpleFileServer.OutputLevel.NONE);
        pages.start();
        bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0))
                        .withAccess(AccessOptions.open().withOrigins(Set.of(origin())))));
        bridge.birth().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @AfterEach
    void stop() {
        bridge.close();
        pages.stop(0);
    }

    private String origin() {
        return "http://127.0.0.1:" + pages.getAddress().getPort();
    }

    /** A tab of the browser, told what to do by the protocol of its developer tools. */
    private record Tab(Wire wire) {
        String evaluate(String script) {
            wire.send(Map.of("id", 1, "method", "Runtime.evaluate", "params",
                    Map.of("expression", script, "returnByValue", true)));
            JsonNode answer = wire.await(script, message -> message.path("id").asInt() == 1);
            assertThat(answer.at("/result/exceptionDetails").isMissingNode()).as("%s: %s", script, answer)
                    .isTrue();
            return answer.at("/result/result/value").asText();
        }

        void awaitTrue(String condition) {
            await(condition).atMost(SOON).until(() -> evaluate(condition).equals("true"));
        }

        void awaitShows(String text) {
            awaitTrue("document.querySelector('#talk').innerText.includes('" + text + "')");
        }

        void connect(String bridge) {
            // a new tab shows an empty document first, which is complete too
            awaitTrue("document.readyState === 'complete' && document.querySelector('#door') !== null");
            evaluate("document.querySelector('#url').value = '" + bridge
                    + "'; document.querySelector('#door').requestSubmit()");
            awaitTrue("document.querySelector('#state').innerText === 'connected'");
        }
    }

    private Tab open(int browser, String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String tab = http.send(HttpRequest
                    .newBuilder(URI.create("http://127.0.0.1:" + browser + "/json/new?" + url))
                    .PUT(BodyPublishers.noBody()).build(), BodyHandlers.ofString()).body();
            return new Tab(
                    Wire.of(URI.create(Json.parse(tab).path("webSocketDebuggerUrl").asText()), Map.of()));
        }
    }

    @Test
    void twoPagesFollowOneThreadAndEitherAnswers() throws Exception {
        Path profile = folder.resolve("profile");
        try (Program chromium = Program.start(
                List.of(Tools.ifThere("chromium").toString(), "--headless=new", "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run", "--remote-debugging-port=0", "--user-data-dir=" + profile,
                        "about:blank"),
                Map.of("HOME", folder.toString(), "PATH", "/usr/bin:/bin"), folder.resolve("chromium.log"))) {
            // the line with the port comes whole
            chromium.awaitShows("/devtools/browser/");
            Matcher listening = LISTENING.matcher(Files.readString(folder.resolve("chromium.log")));
            assertThat(listening.find()).isTrue();
            int browser = Integer.parseInt(listening.group(1));
            Tab first = open(browser, origin());
            first.connect(bridge.url());
            first.evaluate("document.querySelector('#prompt').value = 'Hello';"
                    + "document.querySelector('#say').requestSubmit()");
            first.awaitShows("The tests want to open a port.");

            Tab second = open(browser, "about:blank");
            second.evaluate("location.href = '" + first.evaluate("location.href") + "'");
            second.awaitTrue("location.hash.length > 1");
            second.connect(bridge.url());
            second.awaitShows("The tests want to open a port.");
            second.evaluate("document.querySelector('.ask button').click()");
            first.awaitShows("tests 2, pass 2, fail 0");
            first.awaitShows("Done.");
            second.awaitShows("Done.");
            assertThat(first.evaluate("document.querySelectorAll('.ask').length")).isEqualTo("0");
            first.awaitTrue("document.querySelector('#wire').innerText.includes('turn/completed')");
            first.wire().close();
            second.wire().close();
        }
    }
}
