package dev.drawbridge.server.access.device;

import static dev.drawbridge.server.access.device.Lodge.add;
import static dev.drawbridge.server.access.device.Lodge.id;
import static dev.drawbridge.server.access.device.Lodge.token;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.server.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people can do about devices, over real sockets. */
@Timeout(60)
final class DeviceServiceTest {
    private static final String NOBODY = "dev-0000000000000000";

    private final Path home;
    private final Lodge lodge;

    DeviceServiceTest(@TempDir Path directory) {
        home = directory.resolve("home");
        lodge = new Lodge(home);
    }

    @AfterEach
    void close() {
        lodge.close();
    }

    @Test
    void aDeviceIsAddedComesInAndIsListed() {
        CodexClient owner = lodge.owner();
        JsonNode added = add(owner, "Phone", "observe", "prompt", "admin");
        assertThat(added.path("kept").asBoolean()).isTrue();
        assertThat(token(added)).matches("dbt_[A-Za-z0-9_-]{43}");
        assertThat(added.at("/device/connections").asInt()).isZero();
        assertThat(added.at("/device").has("lastSeenAtMs")).isFalse();
        add(owner, "Phone", "observe");

        CodexClient phone = lodge.enter(token(added));
        lodge.enter(token(added));
        List<JsonNode> seen = devices(phone);
        assertThat(seen).extracting(device -> device.path("name").asText()).containsExactly("Phone",
                "Phone 2");
        JsonNode itself = seen.getFirst();
        assertThat(itself.path("deviceId").asText()).isEqualTo(id(added));
        assertThat(itself.path("scopes").toString()).isEqualTo("[\"observe\",\"prompt\",\"admin\"]");
        assertThat(itself.path("connections").asInt()).isEqualTo(2);
        assertThat(itself.path("you").asBoolean()).isTrue();
        assertThat(itself.path("lastSeenFrom").asText()).isEqualTo("127.0.0.1");
        assertThat(itself.path("lastSeenAtMs").asLong())
                .isGreaterThanOrEqualTo(itself.path("createdAtMs").asLong());
        assertThat(devices(owner)).noneMatch(device -> device.path("you").asBoolean());
    }

    @Test
    void aRevokedDeviceIsShutOutAtOnceAndForGood() {
        CodexClient owner = lodge.owner();
        JsonNode lost = add(owner, "Lost", "observe");
        JsonNode kept = add(owner, "Kept", "observe");
        List<CodexClient> sockets = List.of(lodge.enter(token(lost)), lodge.enter(token(lost)));
        CodexClient other = lodge.enter(token(kept));
        long begin = System.nanoTime();
        JsonNode revoked = revoke(owner, id(lost)).path("result");
        sockets.forEach(socket -> assertThat(socket.wire().awaitEnd())
                .startsWith("closed with 4001 this device may not come in any more"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        assertThat(revoked.path("connections").asInt()).isEqualTo(2);
        assertThat(revoked.path("name").asText()).isEqualTo("Lost");
        assertThat(revoked.path("kept").asBoolean()).isTrue();
        assertThat(lodge.refusal(token(lost))).isEqualTo(401);
        assertThat(revoke(owner, id(lost)).at("/error/code").asInt()).isEqualTo(-32002);
        other.request("bridge/info", Map.of());

        lodge.restart();
        assertThat(lodge.refusal(token(lost))).isEqualTo(401);
        lodge.enter(token(kept)).request("bridge/info", Map.of());
        assertThat(devices(lodge.owner())).extracting(device -> device.path("name").asText())
                .containsExactly("Kept");
    }

    @Test
    void aDeviceCanRevokeItself() {
        JsonNode added = add(lodge.owner(), "Phone", "admin");
        CodexClient phone = lodge.enter(token(added));
        phone.send("bridge/devices/revoke", Map.of("deviceId", id(added)));
        assertThat(phone.wire().awaitEnd()).startsWith("closed with 4001 ");
        assertThat(lodge.refusal(token(added))).isEqualTo(401);
    }

    @Test
    void aRenamedDeviceIsTheSameDevice() {
        CodexClient owner = lodge.owner();
        JsonNode added = add(owner, "Phone", "observe");
        JsonNode renamed = owner.request("bridge/devices/rename",
                Map.of("deviceId", id(added), "name", "Pad"));
        assertThat(renamed.at("/device/name").asText()).isEqualTo("Pad");
        assertThat(renamed.path("kept").asBoolean()).isTrue();
        lodge.restart();
        lodge.enter(token(added)).request("bridge/info", Map.of());
        assertThat(devices(lodge.owner()).getFirst().path("name").asText()).isEqualTo("Pad");
    }

    @Test
    void nobodyGivesMoreThanItHas() {
        JsonNode added = add(lodge.owner(), "Porter", "admin", "prompt");
        CodexClient porter = lodge.enter(token(added));
        JsonNode refused = porter.exchange("bridge/devices/add",
                Map.of("name", "More", "scopes", List.of("prompt", "terminal")));
        assertThat(refused.at("/error/code").asInt()).isEqualTo(-32004);
        assertThat(refused.at("/error/message").asText()).contains("observe,prompt,admin");
        assertThat(devices(porter)).hasSize(1);
        assertThat(add(porter, "Less", "prompt").at("/device/scopes").toString())
                .isEqualTo("[\"observe\",\"prompt\"]");
    }

    @ParameterizedTest
    @CsvSource({"owner,-32600,token that the bridge was started with", "local,-32600,asks for no token",
        "host,-32600,the user who runs the bridge", NOBODY + ",-32002,bridge/devices/list",
        "'',-32002,no such"})
    void whoIsNoDeviceCannotBeRevokedOrRenamed(String deviceId, int code, String said) {
        CodexClient owner = lodge.owner();
        for (JsonNode answer : List.of(revoke(owner, deviceId), owner.exchange("bridge/devices/rename",
                Map.of("deviceId", deviceId, "name", "x")))) {
            assertThat(answer.at("/error/code").asInt()).isEqualTo(code);
            assertThat(answer.at("/error/message").asText()).contains(said);
        }
        owner.request("bridge/info", Map.of());
    }

    @ParameterizedTest
    @CsvSource({"'{\"name\":\"\\u001b[2J\",\"scopes\":[]}',cannot be seen",
        "'{\"scopes\":[]}',name is missing",
        "'{\"name\":\"x\"}',scopes is missing", "'{\"name\":\"x\",\"scopes\":[\"root\"]}',must be one of",
        "'{\"name\":\"\",\"scopes\":[]}',1 to 64"})
    void whatCannotBeMeantIsToldHowToBeWritten(String params, String said) {
        CodexClient owner = lodge.owner();
        owner.wire().send("{\"id\":\"x\",\"method\":\"bridge/devices/add\",\"params\":" + params + "}");
        JsonNode answer = owner.wire().await("an answer", message -> message.path("id").asText().equals("x"));
        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(answer.at("/error/message").asText()).contains(said);
        assertThat(devices(owner)).isEmpty();
    }

    @Test
    void whoDidWhatIsRecordedAndNoTokenStandsAnywhere(Log log) throws IOException {
        CodexClient owner = lodge.owner();
        JsonNode added = add(owner, "Phone", "observe");
        lodge.enter(token(added));
        owner.request("bridge/devices/rename", Map.of("deviceId", id(added), "name", "Pad"));
        revoke(owner, id(added));
        List<JsonNode> records = owner.request("bridge/audit/list", Map.of()).path("records").valueStream()
                .filter(record -> record.at("/details/deviceId").asText().equals(id(added))).toList();
        assertThat(records).extracting(record -> record.path("action").asText()).containsExactly("revoked",
                "deviceRenamed", "paired");
        assertThat(records).allMatch(record -> record.path("device").asText().equals("owner")
                && record.path("client").asText().equals("drawbridge-test 1"));
        assertThat(records.get(1).path("details").toString()).contains("\"before\":\"Phone\"",
                "\"name\":\"Pad\"");
        assertThat(records.get(2).at("/details/scopes").asText()).isEqualTo("observe");

        lodge.shutDown();
        assertThat(kept()).contains(id(added)).doesNotContain(token(added), Lodge.OWNER);
        assertThat(log.lines()).noneMatch(line -> line.contains(token(added)) || line.contains(Lodge.OWNER));
    }

    @Test
    void nobodyElseMayReadWhatIsKept() throws IOException {
        add(lodge.owner(), "Phone", "observe");
        assertThat(permissions(home)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).isNotEmpty()
                    .allSatisfy(file -> assertThat(permissions(file)).as("%s", file).isEqualTo("rw-------"));
        }
    }

    private static List<JsonNode> devices(CodexClient client) {
        return client.request("bridge/devices/list", Map.of()).path("devices").valueStream().toList();
    }

    private static JsonNode revoke(CodexClient client, String deviceId) {
        return client.exchange("bridge/devices/revoke", Map.of("deviceId", deviceId));
    }

    /** Everything in the home, byte by byte. */
    private String kept() throws IOException {
        StringBuilder kept = new StringBuilder();
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                kept.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return kept.toString();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
