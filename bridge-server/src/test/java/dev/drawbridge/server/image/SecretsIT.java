package dev.drawbridge.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.machine.Command;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole run in which every secret is used, rightly and wrongly: none is found where others could read it. */
@Timeout(120)
final class SecretsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWNER = "owner-token-0f7c1e5a";
    private static final String SHARED = "shared-secret-of-signed-tokens-77e1";
    private static final String PASSWORD = "correct horse 4d1b battery";
    private static final String PROMPT = "count to 3 payload-marker-9b2d";
    private static final String TYPED = "typed-wrong-63aa";

    private final HttpClient http = HttpClient.newHttpClient();
    /** Secrets of this run: nobody but whom they were told has them. */
    private final List<String> secrets = new ArrayList<>(List.of(OWNER, SHARED, PASSWORD));
    /** What was said besides, and is nobody's business either. */
    private final List<String> said = new ArrayList<>(List.of(PROMPT, TYPED));
    private final StringBuilder answers = new StringBuilder();

    @TempDir
    private Path directory;

    @Test
    void noSecretIsFoundInLogsArgumentsAnswersOrWhatIsKept() throws Exception {
        Command command = Served.command(directory, "--agent", "demo", "--log-level", "debug",
                "--auth-token-file", mine("token", OWNER), "--jwt-secret-file", mine("jwt", SHARED),
                "--project", "work=" + directory)
                .withVariable("DRAWBRIDGE_HOME", directory.resolve("home").toString());
        try (Served served = Served.start(command)) {
            String address = served.uri().toString().replace("ws://", "http://").replace("/ws", "");
            try (CodexClient owner = client(served, OWNER)) {
                letIn(owner, served, address);
                logIn(owner, address);
            }
            turnedAway(served, address);
            try (CodexClient signed = client(served, signedToken())) {
                assertThat(signed.request("bridge/info", Map.of()).at("/you/deviceId").asText())
                        .isEqualTo("jwt-editor");
            }
            String arguments = Files.readString(Path.of("/proc/" + served.handle().pid() + "/cmdline"));
            served.signal("TERM");
            served.awaitEnd(Duration.ofSeconds(20));

            assertThat(served.log()).contains("refused").doesNotContain(said);
            assertThat(List.of(served.log(), arguments, answers.toString(), audit()))
                    .allSatisfy(text -> assertThat(text).doesNotContain(secrets));
            assertThat(audit()).contains("\"paired\"").doesNotContain(said);
            assertThat(arguments).contains("serve");
        }
        for (Path file : files()) {
            String kept = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(kept).as(file.toString()).doesNotContain(secrets).doesNotContain(TYPED);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString()).isEqualTo("rw-------");
        }
    }

    private void letIn(CodexClient owner, Served served, String address) throws Exception {
        JsonNode added = owner.request("bridge/devices/add",
                Map.of("name", "Laptop", "scopes", List.of("observe", "prompt", "approve")));
        String token = secret(added.path("token").asText());
        try (CodexClient laptop = client(served, token)) {
            String thread = laptop.request("thread/start", Map.of("cwd", directory.toString()))
                    .at("/thread/id").asText();
            laptop.startTurn(thread, PROMPT);
            laptop.awaitTurn();
        }
        JsonNode begun = owner.request("bridge/pairing/begin",
                Map.of("scopes", List.of("observe"), "confirm", false));
        String secret = secret(begun.path("secret").asText());
        String id = begun.path("pairingId").asText();
        ask(address, "/v1/pair/confirm", paired(id, TYPED));
        JsonNode phone = JSON.readTree(
                post(address, "/v1/pair/confirm", paired(id, secret), "X-Nothing", "").body());
        secret(phone.path("token").asText());
        String revoked = added.at("/device/deviceId").asText();
        owner.request("bridge/devices/revoke", Map.of("deviceId", revoked));
        assertThatThrownBy(() -> client(served, token)).isInstanceOf(RuntimeException.class);
    }

    private void logIn(CodexClient owner, String address) throws Exception {
        JsonNode set = owner.request("bridge/logins/set",
                Map.of("user", "anna", "password", PASSWORD, "scopes", List.of("observe"), "totp", true));
        set.path("newRecoveryCodes").forEach(code -> secret(code.asText()));
        String code = set.at("/newRecoveryCodes/0").asText();
        ask(address, "/v1/login", login(TYPED, code));
        HttpResponse<String> in = post(address, "/v1/login", login(PASSWORD, code), "X-Nothing", "");
        assertThat(in.statusCode()).isEqualTo(204);
        String cookie = in.headers().firstValue("set-cookie").orElseThrow();
        secret(cookie.replaceAll("^[^=]*=([^;]*);.*", "$1"));
        post(address, "/v1/session", "{}", "Authorization", "Bearer " + OWNER).headers()
                .firstValue("set-cookie").map(header -> header.replaceAll("^[^=]*=([^;]*);.*", "$1"))
                .ifPresent(this::secret);
    }

    private void turnedAway(Served served, String address) throws Exception {
        assertThatThrownBy(() -> client(served, TYPED)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Codex.connect(URI.create(served.uri() + "?token=" + OWNER), Map.of()))
                .isInstanceOf(RuntimeException.class);
        ask(address, "/v1/session?token=" + OWNER, "{}");
        ask(address, "/" + TYPED, "{}");
    }

    private static String paired(String id, String secret) {
        return JSON.createObjectNode().put("pairingId", id).put("secret", secret)
                .put("deviceName", "Phone").toString();
    }

    private static String login(String password, String code) {
        return JSON.createObjectNode().put("user", "anna").put("password", password).put("code", code)
                .toString();
    }

    private static CodexClient client(Served served, String token) {
        CodexClient client = served.connect(Map.of("Authorization", "Bearer " + token));
        client.initialize();
        return client;
    }

    private String secret(String text) {
        assertThat(text).hasSizeGreaterThan(15);
        secrets.add(text);
        return text;
    }

    /** Asks in vain; what is answered is nobody's secret. */
    private void ask(String address, String path, String body) throws Exception {
        HttpResponse<String> answer = post(address, path, body, "X-Nothing", "");
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        answers.append(answer.headers().map()).append(answer.body()).append('\n');
    }

    private HttpResponse<String> post(String address, String path, String body, String header, String value)
            throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json").header(header, value)
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private String signedToken() throws Exception {
        String content = base64("{\"alg\":\"HS256\"}") + "."
                + base64("{\"sub\":\"editor\",\"scope\":\"observe\",\"exp\":"
                        + (System.currentTimeMillis() / 1000 + 300) + "}");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SHARED.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        return secret(content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String mine(String name, String text) throws IOException {
        Path file = Files.createFile(directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text + "\n").toString();
    }

    private String audit() {
        List<String> line = new ArrayList<>(Served.command(directory).line());
        line.set(line.indexOf("serve"), "audit");
        return new Command(line, Map.of("PATH", "/usr/bin:/bin", "HOME", directory.toString(),
                "DRAWBRIDGE_HOME", directory.resolve("home").toString()), directory).with("--all", "--json")
                .run(Duration.ofSeconds(20)).stdout();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("home"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
