package dev.drawbridge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.codex.CodexAgent;
import dev.drawbridge.core.agent.codex.CodexOptions;
import dev.drawbridge.core.engine.Backoff;
import dev.drawbridge.core.engine.Supervision;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.log.Log;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A real Codex that is killed and stopped, and what its clients see of that. */
@RealAgents(Partner.CODEX)
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere processes show no environment to be recognized by")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class SupervisedCodexTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String STATUS = "bridge/agent/status";
    private static final String APPROVAL = "item/commandExecution/requestApproval";
    private static final int KILLS = 20;

    private final FakeModel model = FakeModel.start();
    private final CodexHome home = CodexHome.of(model);
    private final List<CodexClient> clients = new ArrayList<>();
    private final Bridge bridge = start();

    @AfterEach
    void close() {
        clients.forEach(CodexClient::close);
        bridge.close();
        home.close();
        model.close();
    }

    private Bridge start() {
        CodexOptions options = CodexOptions.NONE.withBinary(home.command().line().getFirst())
                .withDirectory(home.workspace());
        Backoff backoff = new Backoff(Duration.ofMillis(20), Duration.ofMillis(200), new SplittableRandom(1));
        Supervision impatient = new Supervision(backoff, /* deaths= */ 1000,
                /* within= */ Duration.ofMinutes(10),
                /* beat= */ Duration.ofMillis(250), /* quiet= */ Duration.ofMillis(500),
                /* patience= */ Duration.ofSeconds(4), /* greeting= */ Duration.ofSeconds(30),
                /* settled= */ Duration.ofSeconds(60));
        try {
            Bridge begun = Bridge.start(Bridge.Crew.of(new CodexAgent(options, home.command().environment())),
                    "1",
                    BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0))), () -> impatient);
            begun.birth().orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
            return begun;
        } catch (AgentUnavailable | CannotListenException e) {
            throw new IllegalStateException(e);
        }
    }

    private CodexClient client() {
        CodexClient client = Codex.connect(URI.create(bridge.url()));
        clients.add(client);
        client.initialize(Map.of("experimentalApi", true, "bridge", Map.of()));
        return client;
    }

    private ProcessHandle codex() {
        return ProcessHandle.current().descendants().filter(this::isCodex).findFirst().orElseThrow();
    }

    private boolean isCodex(ProcessHandle process) {
        return file(process, "environ").contains("CODEX_HOME=" + home.directory())
                && file(process, "cmdline").contains("codex\0app-server");
    }

    private static String file(ProcessHandle process, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), name),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrNotOurs) {
            return "";
        }
    }

    private static JsonNode awaitState(CodexClient client, String state) {
        return client.wire().await(state, message -> message.path("method").asText().equals(STATUS)
                && message.at("/params/state").asText().equals(state));
    }

    @Test
    void oneThatIsTheCatalogsHasNoWarnings() {
        JsonNode agent = client().request("bridge/info", Map.of()).at("/agents/0");
        assertThat(agent.path("state").asText()).isEqualTo("ready");
        assertThat(agent.path("warnings")).isEmpty();
    }

    @Test
    void oneThatIsStoppedIsReplacedAndItsThreadsGoOn(Log log) throws IOException, InterruptedException {
        log.expect("it has said nothing for 4 s, though it was asked");
        CodexClient client = client();
        String thread = client.startThread();
        client.startTurn(thread, "SAY: first");
        client.awaitTurn();
        ProcessHandle stopped = codex();
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(stopped.pid())).start().waitFor())
                .isZero();
        int asked = client.send("thread/loaded/list", Map.of());

        assertThat(client.awaitResponse(asked).at("/error/code").asInt()).isEqualTo(-32003);
        assertThat(awaitState(client, "restarting").at("/params/sentence").asText())
                .startsWith("it has said nothing");
        awaitState(client, "ready");
        assertThat(stopped.isAlive()).isFalse();
        client.startTurn(thread, "SAY: second");
        assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
    }

    @Test
    void oneThatIsQuietBecauseItsModelIsLives() {
        Gate thought = new Gate();
        model.when("think", Step.hold(thought), Step.text("thought"));
        CodexClient client = client();
        ProcessHandle quiet = codex();
        client.startTurn(client.startThread(), "think");
        thought.awaitReached();
        await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(10)).until(quiet::isAlive);
        thought.open();
        assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
        assertThat(codex()).isEqualTo(quiet);
    }

    @Test
    void aClientMayHaveItRestarted() {
        CodexClient client = client();
        ProcessHandle before = codex();
        JsonNode result = client.request("bridge/agent/restart", Map.of("agent", "codex"));
        assertThat(result.at("/agent/state").asText()).isEqualTo("ready");
        assertThat(result.at("/agent/restarts").asInt()).isEqualTo(1);
        assertThat(codex()).isNotEqualTo(before);
        assertThat(before.isAlive()).isFalse();
    }

    @Test
    void oneThatIsKilledTwentyTimesInMidTurnLeavesNothingUnansweredAndAnswersNothingTwice(Log log)
            throws InterruptedException {
        log.expect("codex has ended");
        SplittableRandom random = new SplittableRandom(5);
        CodexClient pilot = client();
        String streaming = pilot.startThread();
        String asking = pilot.startThread();
        for (String thread : List.of(streaming, asking)) {
            pilot.startTurn(thread, "SAY: hello");
            pilot.awaitTurn();
        }
        List<CodexClient> crowd = IntStream.range(0, 3).mapToObj(i -> client()).toList();
        crowd.forEach(each -> List.of(streaming, asking)
                .forEach(thread -> each.request("thread/resume", Map.of("threadId", thread))));
        List<Restless> restless = crowd.stream().map(Restless::new).toList();
        List<Thread> threads = restless.stream().map(Thread.ofVirtual()::start).toList();

        for (int kill = 1; kill <= KILLS; kill++) {
            boolean questions = kill % 4 == 0;
            pilot.startTurn(streaming, "TOKENS:4000 DELAY:2");
            if (questions) {
                pilot.startTurn(asking, "RUN: echo hi ESCALATE");
                for (CodexClient each : crowd) {
                    each.await(APPROVAL);
                }
            }
            for (int delta = random.nextInt(1, 60); delta > 0; delta--) {
                pilot.await("item/agentMessage/delta");
            }
            codex().destroyForcibly();
            awaitState(pilot, "ready");
        }
        restless.forEach(Restless::rest);
        for (Thread thread : threads) {
            thread.join(SOON);
        }

        for (Restless each : restless) {
            await("an answer to everything").atMost(SOON).untilAsserted(
                    () -> assertThat(each.answers()).isEqualTo(each.asked()));
            assertThat(each.withdrawn()).hasSize(KILLS / 4).containsExactlyElementsOf(each.questions());
            assertThat(each.states().filter("ready"::equals)).hasSize(KILLS);
            assertThat(each.states().distinct()).containsExactly("restarting", "ready");
        }
        pilot.startTurn(streaming, "SAY: and in the end");
        assertThat(crowd.getFirst().wire().await("the last words",
                message -> message.at("/params/item/text").asText().equals("and in the end"))).isNotNull();
    }

    /** A client that always has something to ask. */
    private static final class Restless implements Runnable {
        private static final int AT_ONCE = 4;

        private final CodexClient client;
        private final List<Integer> asked = new ArrayList<>();
        private final int before;
        private volatile boolean resting;

        Restless(CodexClient client) {
            this.client = client;
            this.before = client.wire().received().size();
        }

        @Override
        public void run() {
            while (!resting) {
                List<Integer> some = IntStream.range(0, AT_ONCE)
                        .map(i -> client.send("thread/loaded/list", Map.of())).boxed().toList();
                asked.addAll(some);
                some.forEach(client::awaitResponse);
            }
        }

        void rest() {
            resting = true;
        }

        List<Integer> asked() {
            return asked;
        }

        private Stream<JsonNode> received() {
            return client.wire().received().stream().skip(before);
        }

        List<Integer> answers() {
            return received().filter(message -> !message.has("method"))
                    .map(message -> message.path("id").asInt())
                    .sorted().toList();
        }

        List<Integer> questions() {
            return received().filter(message -> message.path("method").asText().equals(APPROVAL))
                    .map(message -> message.path("id").asInt()).toList();
        }

        List<Integer> withdrawn() {
            return received()
                    .filter(message -> message.path("method").asText().equals("serverRequest/resolved"))
                    .map(message -> message.at("/params/requestId").asInt()).toList();
        }

        Stream<String> states() {
            return received().filter(message -> message.path("method").asText().equals(STATUS))
                    .map(message -> message.at("/params/state").asText());
        }
    }
}
