package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.log.Log;
import dev.drawbridge.server.paper.Screen;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

@Timeout(120)
final class ManagePasswordsTest {
    private static final String PASSWORD = "correct horse";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final HttpClient http = HttpClient.newHttpClient();
    private Bridge bridge;
    private String out = "";
    private String err = "";

    ManagePasswordsTest(@TempDir Path home) throws Exception {
        this.home = home;
        bridge = start();
    }

    private Bridge start() throws Exception {
        return Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0))
                        .withAccess(AccessOptions.open().withToken(Token.of("marker-token"))))
                        .withKeeping(Keeping.in(new Home(home), StoreOptions.DEFAULT)));
    }

    @AfterEach
    void close() {
        bridge.close();
        http.close();
    }

    @Test
    void whoeverHasAPasswordLogsInAndOpensASocket(Log log) throws Exception {
        assertThat(password("set", "Ann", "--scopes", "viewer")).isZero();
        assertThat(out).isEqualTo("ann can log in, to observe, without a code\n");
        HttpResponse<String> welcome = login("ann", PASSWORD, "");
        assertThat(welcome.statusCode()).isEqualTo(204);
        String cookie = cookie(welcome);
        URI address = URI.create(bridge.url());
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        http.newWebSocketBuilder().header("Cookie", cookie)
                .header("Origin", "http://" + address.getAuthority())
                .buildAsync(address, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        closed.complete(code);
                        return CompletableFuture.completedFuture(null);
                    }
                }).orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(session(cookie).body()).contains("\"name\":\"ann\",\"scopes\":[\"observe\"]");
        assertThat(password("list")).isZero();
        assertThat(out).isEqualTo("ann  observe  without codes\n");
        assertThat(password("remove", "ANN")).isZero();
        assertThat(out).isEqualTo("ann can log in no more\n");
        assertThat(closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(4001);
        assertThat(session(cookie).statusCode()).isEqualTo(401);
        assertThat(login("ann", PASSWORD, "").statusCode()).isEqualTo(401);
        assertThat(password("remove", "ann")).isEqualTo(1);
        assertThat(log.lines())
                .noneMatch(line -> line.contains(PASSWORD) || line.contains(cookie.substring(11)));
    }

    @Test
    void whateverIsWrongIsAnsweredAlike() throws Exception {
        password("set", "ann");
        assertThat(password("set", "bob", "--totp", "--json")).isZero();
        String recovery = JSON.readTree(out).path("newRecoveryCodes").get(0).asText();
        List<HttpResponse<String>> answers = new ArrayList<>();
        answers.add(login("nobody", PASSWORD, ""));
        answers.add(login("ann", "wrong horse", ""));
        answers.add(login("ann", PASSWORD, "123456"));
        answers.add(login("bob", PASSWORD, ""));
        answers.add(login("bob", PASSWORD, "12345"));
        answers.add(login("bob", "wrong horse", recovery));
        answers.add(login("\u001b[2J", PASSWORD, ""));
        Set<String> alike = new HashSet<>();
        answers.forEach(
                answer -> alike.add(answer.statusCode() + answer.headers().map().toString() + answer.body()));
        assertThat(alike).singleElement().asString().startsWith("401").doesNotContain("set-cookie");
        assertThat(login("bob", PASSWORD, recovery).statusCode()).isEqualTo(204);
        assertThat(login("bob", PASSWORD, recovery).statusCode()).isEqualTo(401);
    }

    @Test
    void whatWasTakenOnceIsNotTakenAgainByTheNextBridge() throws Exception {
        assertThat(password("set", "ann", "--totp")).isZero();
        List<String> lines = out.lines().toList();
        assertThat(lines.get(2)).matches(
                "otpauth://totp/Drawbridge:ann\\?secret=[A-Z2-7]{32}&issuer=Drawbridge");
        List<String> codes = lines.stream().filter(line -> line.startsWith("  ")).map(String::strip).toList();
        assertThat(codes).hasSize(10);
        String cookie = cookie(login("ann", PASSWORD, codes.getFirst()));
        bridge.close();
        bridge = start();
        assertThat(session(cookie).statusCode()).isEqualTo(200);
        assertThat(login("ann", PASSWORD, codes.getFirst()).statusCode()).isEqualTo(401);
        assertThat(login("ann", PASSWORD, codes.getLast()).statusCode()).isEqualTo(204);
        assertThat(password("set", "ann", "--no-totp")).isZero();
        assertThat(session(cookie).statusCode()).isEqualTo(401);
        assertThat(login("ann", PASSWORD, "").statusCode()).isEqualTo(204);
        for (String secret : Stream.concat(codes.stream(), Stream.of(PASSWORD, cookie.substring(11)))
                .toList()) {
            assertThat(isKept(secret)).as(secret).isFalse();
        }
    }

    @Test
    void whoeverGuessesOnHasToWait() throws Exception {
        HttpResponse<String> last = login("ann", "0", "");
        for (int i = 0; i < 11 && last.statusCode() == 401; i++) {
            last = login("ann", "x" + i, "");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("retry-after").orElseThrow()).isBetween(1L, 60L);
    }

    @Test
    void whatIsNoLoginIsToldHowToWriteOne() throws Exception {
        for (String body : List.of("", "[]", "{}", "{\"user\":1,\"password\":\"x\"}", "{\"user\":\"ann\"",
                "{\"user\":\"ann\",\"password\":\"x\",\"code\":123456}",
                "{\"user\":\"ann\",\"password\":\"" + "x".repeat(3000) + "\"}")) {
            assertThat(post(body).statusCode()).as(body).isEqualTo(400);
        }
    }

    @Test
    void whatCannotBeSetIsToldInOneLine() {
        assertThat(password("set", "two words")).isEqualTo(1);
        assertThat(err).startsWith("drawbridge password: A user's name has ");
        assertThat(passwordOf("short", "set", "ann")).isEqualTo(1);
        assertThat(err).isEqualTo("drawbridge password: A password has 10 to 1024 characters.\n");
        assertThat(passwordOf("", "set", "ann")).isEqualTo(2);
        assertThat(err).contains("there is no password");
        assertThat(password("set", "ann", "--scopes", "all")).isEqualTo(2);
        assertThat(err).contains("'all' is no scope");
        assertThat(password("list")).isZero();
        assertThat(out).isEmpty();
    }

    private boolean isKept(String secret) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret)) {
                    return true;
                }
            }
            return false;
        }
    }

    private HttpResponse<String> login(String user, String password, String code) throws Exception {
        JsonNode body = JSON.createObjectNode().put("user", user).put("password", password).put("code", code);
        return post(body.toString());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return http.send(HttpRequest.newBuilder(uri("/v1/login")).timeout(SOON)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> session(String cookie) throws Exception {
        return http.send(HttpRequest.newBuilder(uri("/v1/session")).timeout(SOON).header("Cookie", cookie)
                .build(), BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> welcome) {
        String header = welcome.headers().firstValue("set-cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }

    private URI uri(String path) {
        return URI.create("http://" + URI.create(bridge.url()).getAuthority() + path);
    }

    private int password(String... line) {
        return passwordOf(PASSWORD + "\n", line);
    }

    private int passwordOf(String typed, String... line) {
        Map<String, String> environment = Map.of("DRAWBRIDGE_HOME", home.toString());
        StringWriter told = new StringWriter();
        StringWriter complained = new StringWriter();
        Typist typist = new Typist.Unattended(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        IFactory factory = new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == SetLogin.class) {
                    return type.cast(new SetLogin(environment, () -> typist, () -> Screen.NONE));
                }
                if (type == ListLogins.class) {
                    return type.cast(new ListLogins(environment));
                }
                return type == RemoveLogin.class
                        ? type.cast(new RemoveLogin(environment))
                        : CommandLine.defaultFactory().create(type);
            }
        };
        int exit = new CommandLine(new ManagePasswords(), factory).setOut(new PrintWriter(told))
                .setErr(new PrintWriter(complained)).execute(line);
        out = told.toString().replace("\r", "");
        err = complained.toString().replace("\r", "");
        return exit;
    }
}
