package dev.drawbridge.server.attached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.codex.AttachedCodex;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexSettings;
import dev.drawbridge.partners.codex.CodexSocket;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.log.Log;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@RealAgents(Partner.CODEX)
@Timeout(120)
final class AttachedTest {
    private static final String ASK = "item/commandExecution/requestApproval";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final FakeModel model = FakeModel.start();
    private final CodexHome home = CodexHome.of(CodexSettings.of(model));
    private CodexSocket codex = CodexSocket.start(home);
    private final Relay relay = Relay.to(codex.path());
    private Bridge bridge = bridge();

    @AfterEach
    void close() {
        try (model; home; relay; CodexSocket last = codex) {
            bridge.close();
            assertThat(last).isNotNull();
        }
    }

    private Bridge bridge() {
        return bridge(Keeping.inMemory());
    }

    private Bridge bridge(Keeping keeping) {
        try {
            Bridge begun = Bridge.start(
                    Bridge.Crew.of(
                            new AttachedCodex(new Address.Tcp("127.0.0.1", relay.port()), Optional.empty())),
                    "1",
                    BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                            .withKeeping(keeping));
            begun.birth().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            return begun;
        } catch (AgentUnavailable | CannotListenException e) {
            throw new IllegalStateException(e);
        }
    }

    private CodexClient client() {
        CodexClient client = Codex.connect(URI.create(bridge.url()));
        client.initialize();
        return client;
    }

    /** A program that is no client of the bridge. */
    private CodexClient desktop(Relay way) {
        CodexClient client = Codex.connect(URI.create("ws://127.0.0.1:" + way.port()));
        client.initialize();
        return client;
    }

    private static String thread(CodexClient client) {
        String thread = client.startThread();
        client.startTurn(thread, "SAY: begun");
        client.awaitTurn();
        return thread;
    }

    private Gate held(String prompt) {
        Gate gate = new Gate();
        model.when(prompt, Step.text("one "), Step.hold(gate), Step.text("two"));
        return gate;
    }

    private void asks(String prompt, Path file) {
        model.when(prompt, Step.runEscalated("echo done > " + file), Step.text("asked"));
    }

    /** What the model says before it is held. */
    private static JsonNode hearsTheBeginning(CodexClient client) {
        return client.wire().await("the beginning",
                message -> message.at("/params/delta").asText().equals("one "));
    }

    private static JsonNode resume(CodexClient client, String thread) {
        return client.request("thread/resume", Map.of("threadId", thread, "excludeTurns", true));
    }

    private void cut(Log log) {
        log.expect("the link to codex is lost");
        relay.cut();
        await().atMost(PATIENCE).until(() -> log.lines().stream().anyMatch(line -> line.contains("is lost")));
    }

    @Test
    void aTurnOutlivesTheBridgeAndWhoResumesItHearsItsEnd() {
        Gate gate = held("WAIT");
        String thread;
        try (CodexClient client = client()) {
            thread = thread(client);
            client.startTurn(thread, "WAIT");
            gate.awaitReached();
        }
        bridge.close();
        bridge = bridge();
        try (CodexClient client = client()) {
            assertThat(resume(client, thread).at("/thread/status/type").asText()).isEqualTo("active");
            gate.open();
            assertThat(client.await("item/completed", "agentMessage").at("/params/item/text").asText())
                    .isEqualTo("one two");
            assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
        }
    }

    @Test
    void aQuestionOutlivesTheBridgeAndTheCommandRunsWhenItIsAnswered() {
        Path file = directory.resolve("done");
        asks("ASK", file);
        String thread;
        try (CodexClient client = client()) {
            thread = thread(client);
            client.startTurn(thread, "ASK");
            client.await(ASK);
        }
        bridge.close();
        bridge = bridge();
        try (CodexClient client = client()) {
            resume(client, thread);
            client.decide(client.await(ASK), "accept");
            assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(file).exists();
        }
    }

    @Test
    void whoComesBackAfterARestartInMidTurnIsToldToTakeASnapshot() throws Exception {
        bridge.close();
        Keeping keeping = Keeping.in(new Home(directory.resolve("home")), StoreOptions.DEFAULT);
        bridge = bridge(keeping);
        Gate gate = held("WAIT");
        String thread;
        String epoch;
        long seq;
        try (CodexClient client = Codex.connect(URI.create(bridge.url()))) {
            client.initialize(Map.of("experimentalApi", true, "bridge", Map.of()));
            epoch = client.request("bridge/info", Map.of()).at("/bridge/epoch").asText();
            thread = thread(client);
            client.startTurn(thread, "WAIT");
            gate.awaitReached();
            seq = hearsTheBeginning(client).path("seq").asLong();
        }
        bridge.close();
        bridge = bridge(keeping);
        try (CodexClient client = Codex.connect(URI.create(bridge.url()))) {
            client.initialize(Map.of("experimentalApi", true, "bridge", Map.of()));
            JsonNode result = client.request("bridge/resume", Map.of("epoch", epoch, "threads",
                    List.of(Map.of("threadId", thread, "after", seq))));
            assertThat(result.toString()).contains("snapshotRequired");
            gate.open();
        }
    }

    @Test
    void aTurnThatEndsWhileTheLinkIsLostIsToldAfterwards(Log log) {
        Gate gate = held("WAIT");
        try (CodexClient client = client();
                Relay other = Relay.to(codex.path());
                CodexClient desktop = desktop(other)) {
            String thread = thread(client);
            String turn = client.startTurn(thread, "WAIT");
            hearsTheBeginning(client);
            cut(log);
            gate.open();
            await().atMost(PATIENCE).until(() -> isOver(desktop, thread, turn));
            relay.open();
            client.wire().await("the answer",
                    message -> message.path("method").asText().equals("item/completed")
                            && message.at("/params/item/text").asText().equals("one two"));
            JsonNode end = client.awaitTurn();
            assertThat(end.path("id").asText()).isEqualTo(turn);
            assertThat(end.path("status").asText()).isEqualTo("completed");
            assertThat(log.lines()).anyMatch(line -> line.startsWith("INFO thread " + thread
                    + " is followed again; missed were 0 turns, "));
            client.startTurn(thread, "SAY: more");
            assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(client.wire().receivedTexts()).filteredOn(text -> text.contains("\"turn/completed\""))
                    .hasSize(3);
        }
    }

    private static boolean isOver(CodexClient desktop, String thread, String turn) {
        JsonNode newest = desktop.request("thread/turns/list", Map.of("threadId", thread, "limit", 1))
                .path("data")
                .path(0);
        return newest.path("id").asText().equals(turn)
                && !newest.path("status").asText().equals("inProgress");
    }

    @Test
    void aTurnThatGoesOnWhileTheLinkIsLostEndsAsUsual(Log log) {
        Gate gate = held("WAIT");
        try (CodexClient client = client()) {
            String thread = thread(client);
            client.startTurn(thread, "WAIT");
            hearsTheBeginning(client);
            int asked = client.send("command/exec", Map.of("command", List.of("sleep", "100")));
            cut(log);
            assertThat(client.awaitResponse(asked).at("/error/code").asInt()).isEqualTo(-32003);
            relay.open();
            // a turn that ends while the agent puts its snapshot together stands there as interrupted
            await().atMost(PATIENCE).until(() -> log.lines().stream()
                    .anyMatch(line -> line.startsWith("INFO thread " + thread + " is followed again")));
            gate.open();
            assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(client.wire().receivedTexts()).filteredOn(text -> text.contains("\"turn/completed\""))
                    .hasSize(2);
        }
    }

    @Test
    void aQuestionKeepsItsNameWhenTheLinkIsMadeAgain(Log log) {
        Path file = directory.resolve("done");
        asks("ASK", file);
        try (CodexClient client = client()) {
            String thread = thread(client);
            client.startTurn(thread, "ASK");
            JsonNode question = client.await(ASK);
            cut(log);
            relay.open();
            resume(client, thread);
            assertThat(client.await(ASK)).isEqualTo(question);
            client.decide(question, "accept");
            assertThat(client.await("serverRequest/resolved").at("/params/requestId"))
                    .isEqualTo(question.get("id"));
            assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(file).exists();
        }
    }

    @Test
    void anAnswerThatIsGivenWhileTheLinkIsLostCounts(Log log) {
        Path file = directory.resolve("done");
        asks("ASK", file);
        try (CodexClient client = client()) {
            String thread = thread(client);
            client.startTurn(thread, "ASK");
            JsonNode question = client.await(ASK);
            cut(log);
            client.decide(question, "accept");
            client.exchange("bridge/info", Map.of());
            relay.open();
            assertThat(client.await("serverRequest/resolved").at("/params/requestId"))
                    .isEqualTo(question.get("id"));
            assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(file).exists();
        }
    }

    @Test
    void aQuestionThatIsAnsweredElsewhereMeanwhileIsRetired(Log log) {
        Path file = directory.resolve("done");
        asks("ASK", file);
        try (CodexClient client = client();
                Relay other = Relay.to(codex.path());
                CodexClient desktop = desktop(other)) {
            String thread = thread(client);
            client.startTurn(thread, "ASK");
            JsonNode question = client.await(ASK);
            resume(desktop, thread);
            JsonNode same = desktop.await(ASK);
            cut(log);
            desktop.decide(same, "accept");
            desktop.awaitTurn();
            relay.open();
            assertThat(client.await("serverRequest/resolved").at("/params/requestId"))
                    .isEqualTo(question.get("id"));
            assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(file).exists();
        }
    }

    @Test
    void aTurnThatDiedWithItsCodexIsInterruptedAndItsQuestionWithdrawn(Log log) {
        asks("ASK", directory.resolve("done"));
        try (CodexClient client = client()) {
            String thread = thread(client);
            String turn = client.startTurn(thread, "ASK");
            JsonNode question = client.await(ASK);
            log.expect("the link to codex is lost");
            relay.cut();
            codex.kill();
            codex.close();
            codex = CodexSocket.start(home);
            relay.open();
            assertThat(client.await("serverRequest/resolved").at("/params/requestId"))
                    .isEqualTo(question.get("id"));
            JsonNode end = client.awaitTurn();
            assertThat(end.path("id").asText()).isEqualTo(turn);
            assertThat(end.path("status").asText()).isEqualTo("interrupted");
            assertThat(log.lines()).anyMatch(line -> line.startsWith("INFO thread " + thread
                    + " is followed again; missed were 0 turns, "));
            client.startTurn(thread, "SAY: again");
            assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
        }
    }

    @Test
    void whatAnotherProgramIsAskedReachesTheBridge(Log log) {
        Path file = directory.resolve("done");
        asks("ASK", file);
        try (Relay other = Relay.to(codex.path());
                CodexClient desktop = desktop(other);
                CodexClient client = client()) {
            String thread = thread(desktop);
            desktop.startTurn(thread, "ASK");
            desktop.await(ASK);
            // it comes to who joins because the bridge follows
            resume(client, thread);
            client.decide(client.await(ASK), "accept");
            desktop.await("serverRequest/resolved");
            assertThat(desktop.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(Files.exists(file)).isTrue();
            assertThat(log.lines()).isNotEmpty();
        }
    }
}
