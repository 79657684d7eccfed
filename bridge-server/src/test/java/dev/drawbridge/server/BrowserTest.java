package dev.drawbridge.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.access.signed.Notary;
import dev.drawbridge.server.access.signed.SharedSecret;
import dev.drawbridge.server.access.signed.Signing;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.log.Log;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a browser does to come in, from its token to its socket and out again. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class BrowserTest {
    private static final String TOKEN = "marker-of-the-token";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private Bridge bridge;

    @BeforeEach
    void start() throws Exception {
        EndpointOptions endpoint = EndpointOptions.at(new BindAddress("127.0.0.1", 0))
                .withAccess(AccessOptions.open().withToken(Token.of(TOKEN)));
        Signing signing = Signing.with(SharedSecret.of(Notary.SECRET.getBytes(StandardCharsets.UTF_8)));
        bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(endpoint).withEntrance(
                        EntranceOptions.STANDARD.withSigning(Optional.of(signing))));
        bridge.birth().orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @AfterEach
    void stop() {
        bridge.close();
        http.close();
    }

    @Test
    void aTokenIsExchangedForASessionThatOpensASocketAndEndsIt(Log log) throws Exception {
        HttpResponse<String> begun = post("Bearer " + TOKEN);
        assertThat(begun.statusCode()).isEqualTo(204);
        String header = begun.headers().firstValue("set-cookie").orElseThrow();
        assertThat(header).matches(
                "drawbridge=[A-Za-z0-9_-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict");
        String cookie = header.substring(0, header.indexOf(';'));
        HttpResponse<String> told = send(request("GET", "").header("Cookie", cookie).build());
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.headers().firstValue("cache-control")).contains("no-store");
        assertThat(told.body())
                .startsWith("{\"device\":\"owner\",\"name\":\"owner\",\"scopes\":[\"observe\",")
                .contains("\"expiresAt\":");

        Visit visit = new Visit();
        open(visit, Map.of("Cookie", cookie, "Origin", origin())).orTimeout(10, TimeUnit.SECONDS).join();
        HttpResponse<String> ended = send(request("DELETE", "").header("Cookie", cookie).build());

        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(ended.headers().firstValue("set-cookie")).contains(
                "drawbridge=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
        assertThat(visit.closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(4001);
        assertThat(send(request("GET", "").header("Cookie", cookie).build()).statusCode()).isEqualTo(401);
        assertThat(open(new Visit(), Map.of("Cookie", cookie, "Origin", origin()))).failsWithin(SOON);
        assertThat(log.lines())
                .noneMatch(line -> line.contains(TOKEN) || line.contains(cookie.substring(11)));
    }

    @Test
    void withoutATokenThereIsNoSession() throws Exception {
        assertThat(post("Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(post("Basic " + TOKEN).statusCode()).isEqualTo(401);
        assertThat(send(request("POST", "{}").build()).statusCode()).isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(uri("/v1/session?token=" + TOKEN))
                .header("Content-Type", "application/json").POST(BodyPublishers.noBody()).build())
                .statusCode())
                .isEqualTo(401);
        assertThat(send(request("GET", "").build()).statusCode()).isEqualTo(401);
        assertThat(send(request("GET", "").header("Authorization", "Bearer " + TOKEN).build()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatAPageOfAnotherSiteCanSendUnaskedIsRefused() throws Exception {
        for (String kind : new String[]{"text/plain", "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x", "text/plain; application/json"}) {
            assertThat(send(HttpRequest.newBuilder(uri("/v1/session")).header("Content-Type", kind)
                    .header("Authorization", "Bearer " + TOKEN).POST(BodyPublishers.noBody()).build())
                    .statusCode()).isEqualTo(415);
        }
        assertThat(send(request("POST", "").header("Authorization", "Bearer " + TOKEN)
                .header("Origin", "http://evil.example").build()).statusCode()).isEqualTo(403);
    }

    @Test
    void aSignedTokenOpensAsProtocolUntilItExpiresAndMakesNoSession() throws Exception {
        long now = Instant.now().getEpochSecond();
        Visit visit = new Visit();
        // 30 s may lie between the clocks
        String token = Notary.signed("{'exp':" + (now - 28) + ",'sub':'ann'}");
        WebSocket socket = http.newWebSocketBuilder().subprotocols("drawbridge", "bearer." + token)
                .buildAsync(URI.create(bridge.url()), visit).orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(socket.getSubprotocol()).isEqualTo("drawbridge");
        assertThat(post("Bearer " + token).statusCode()).isEqualTo(403);
        assertThat(visit.closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(4001);
    }

    private HttpResponse<String> post(String authorization) throws Exception {
        return send(request("POST", "").header("Authorization", authorization).build());
    }

    private HttpRequest.Builder request(String method, String body) {
        return HttpRequest.newBuilder(uri("/v1/session")).header("Content-Type", "application/json")
                .timeout(SOON).method(method, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }

    private CompletableFuture<WebSocket> open(Visit visit, Map<String, String> headers) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        headers.forEach(builder::header);
        return builder.buildAsync(URI.create(bridge.url()), visit);
    }

    private String origin() {
        return "http://" + URI.create(bridge.url()).getAuthority();
    }

    private URI uri(String path) {
        return URI.create(origin() + path);
    }

    /** Remembers how it ended. */
    private static final class Visit implements WebSocket.Listener {
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedFuture(null);
        }
    }
}
