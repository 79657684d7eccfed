package dev.drawbridge.core.agent.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.Conversation;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexListener;
import dev.drawbridge.partners.codex.CodexSettings;
import dev.drawbridge.partners.codex.CodexSocket;
import dev.drawbridge.partners.model.FakeModel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@RealAgents(Partner.CODEX)
@Timeout(60)
final class AttachedCodexTest {
    @TempDir
    private Path directory;

    private static Agent at(String endpoint, Optional<Path> tokenFile, Map<String, String> environment) {
        return switch (CodexEndpoint.of(endpoint, tokenFile, environment)) {
            case CodexEndpoint.Running running -> running.agent();
            case CodexEndpoint.Own own -> throw new AssertionError(endpoint);
            case CodexEndpoint.Wrong wrong -> throw new AssertionError(wrong.sentence());
        };
    }

    private static Agent at(String endpoint) {
        return at(endpoint, Optional.empty(), Map.of());
    }

    private static void cannot(Agent agent, String sentence) {
        assertThatThrownBy(() -> agent.start(new Nothing())).isInstanceOf(AgentUnavailable.class)
                .hasMessage(sentence);
    }

    @Test
    void theDaemonsSocketIsFoundInCodexsHomeAndTalkedTo() throws AgentUnavailable {
        try (FakeModel model = FakeModel.start();
                CodexHome home = CodexHome.of(model);
                CodexSocket codex = CodexSocket.start(home);
                var talk = new Conversation(at("unix://", Optional.empty(),
                        Map.of("CODEX_HOME", home.directory().toString())))) {
            assertThat(talk.initialize().path("codexHome").asText()).isEqualTo(home.directory().toString());
            assertThat(codex.path()).exists();
        }
    }

    @Test
    void aMessageThatIsTooLongForOneFrameArrivesAndItsAnswerComesBack() throws AgentUnavailable {
        try (FakeModel model = FakeModel.start();
                CodexListener codex = CodexListener.start(CodexSettings.of(model));
                var talk = new Conversation(at(codex.uri().toString()))) {
            talk.initialize();
            String unknown = "x".repeat(20_000_000);
            assertThat(
                    talk.exchange("thread/read", Map.of("threadId", unknown)).at("/error/message").asText())
                    .isNotEmpty();
            assertThat(talk.request("thread/loaded/list", Map.of()).path("data")).isEmpty();
        }
    }

    @Test
    void theEndOfTheConnectionIsTold() throws AgentUnavailable {
        try (FakeModel model = FakeModel.start();
                CodexHome home = CodexHome.of(model);
                CodexSocket codex = CodexSocket.start(home);
                var talk = new Conversation(at("unix://" + codex.path()))) {
            talk.initialize();
            codex.kill();
            assertThat(talk.awaitEnd()).isNotEmpty();
        }
    }

    @Test
    void aTokenIsAskedForShownAndRefused() throws AgentUnavailable, IOException {
        Path right = Files.writeString(directory.resolve("right"), "s3cret-s3cret-s3cret-s3cret-s3cret\n");
        Path wrong = Files.writeString(directory.resolve("wrong"), "something-else");
        try (FakeModel model = FakeModel.start();
                CodexListener codex = CodexListener.start(CodexSettings.of(model), "--ws-auth",
                        "capability-token", "--ws-token-file", right.toString())) {
            String uri = codex.uri().toString();
            try (var talk = new Conversation(at(uri, Optional.of(right), Map.of()))) {
                assertThat(talk.initialize().has("userAgent")).isTrue();
            }
            cannot(at(uri),
                    uri + " wants a token: name the file that holds it with --codex-endpoint-token-file");
            cannot(at(uri, Optional.of(wrong), Map.of()), uri + " refuses the token in " + wrong
                    + ": write into it what Codex was given with --ws-token-file");
            cannot(at(uri, Optional.of(directory.resolve("none")), Map.of()), directory.resolve("none")
                    + " cannot be read: name the file that holds Codex's token");
        }
    }

    @Test
    void whatIsInTheWaySaysWhatToDo() throws IOException {
        Path none = directory.resolve("none");
        cannot(at("unix://" + none),
                "nothing is at unix://" + none + " (there is no such file): start Codex with"
                        + " codex app-server daemon start, or with codex app-server --listen unix://" + none);
        Path left = directory.resolve("left");
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(left));
        }
        assertThatThrownBy(() -> at("unix://" + left).start(new Nothing()))
                .hasMessageStartingWith(
                        "nobody listens at unix://" + left + " (Connection refused): start Codex");
        try (FakeModel model = FakeModel.start()) {
            String other = model.uri().toString().replaceAll("^http(://[^/]+).*", "ws$1");
            assertThatThrownBy(() -> at(other).start(new Nothing()))
                    .hasMessageStartingWith(other + " is no app-server's WebSocket (it answers ")
                    .hasMessageEndingWith("): name the address that codex app-server --listen was given");
        }
    }

    @Test
    void anAddressIsReadStrictly() {
        for (String wrong : List.of("ws://a b:1", "ws://127.0.0.1:1?x", "ws://u@127.0.0.1:1", "ws:///x",
                "http://a:1",
                "unix:/x")) {
            assertThat(CodexEndpoint.of(wrong, Optional.empty(), Map.of()))
                    .isInstanceOf(CodexEndpoint.Wrong.class);
        }
        assertThat(CodexEndpoint.of("ws://[::1]:1/", Optional.empty(), Map.of()))
                .isInstanceOf(CodexEndpoint.Running.class);
    }
}
