package dev.drawbridge.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexSettings;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is killed, bridge, agent or client: the others go on, or leave nothing behind. */
@RealAgents(Partner.CODEX)
final class KillIT {
    private static final Duration END = Duration.ofSeconds(5);
    private static final String WORD = "word-of-a-command";
    /** Two commands that heed no signal they can refuse, one of them in a session of its own. */
    private static final String DEAF = "(setsid sh -c \"trap '' TERM; sleep 1000; : " + WORD
            + "\" &) ; trap '' TERM; sleep 1000; : " + WORD;

    private final FakeModel model = FakeModel.start();
    private final CodexHome home = CodexHome
            .of(CodexSettings.of(model).approvalPolicy("never").sandboxMode("danger-full-access"));
    private final Household household = new Household(home);
    private final Served served = Served.start(Served.command(home));

    @AfterEach
    void close() {
        served.close();
        home.close();
        model.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aBridgeThatIsToldToEndTakesARunningCommandWithIt(String signal) {
        try (CodexClient client = busy()) {
            served.signal(signal);
            assertThat(served.awaitEnd(END).exitCode()).isZero();
            assertThat(client.wire().awaitEnd()).startsWith("closed with 1001");
            assertThat(household.living()).isEmpty();
        }
    }

    @Test
    void aBridgeThatIsKilledLeavesNothingBehind() {
        try (CodexClient client = busy()) {
            served.signal("KILL");
            household.awaitEnd();
            assertThat(client.wire().awaitEnd()).isNotEmpty();
        }
    }

    @Test
    void anAgentThatIsKilledIsStartedAgainAndItsThreadsGoOn() {
        try (CodexClient client = served.client()) {
            String thread = client.startThread();
            client.startTurn(thread, "RUN: sleep 1000; : " + WORD);
            household.awaitCommand(WORD);
            int pending = client.send("command/exec", Map.of("command", List.of("sleep", "1000")));
            household.awaitCommand("1000");
            ProcessHandle killed = household.agent();
            killed.destroyForcibly();

            JsonNode failed = client.awaitResponse(pending);
            assertThat(failed.at("/error/code").asInt()).isEqualTo(-32003);
            assertThat(failed.at("/error/message").asText()).isEqualTo("agent restarted");
            assertThat(client.awaitTurn().path("status").asText()).isEqualTo("interrupted");
            client.startTurn(thread, "SAY: back again");
            assertThat(client.await("item/agentMessage/delta").at("/params/delta").asText())
                    .isEqualTo("back again");
            assertThat(client.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(household.agent()).isNotEqualTo(killed);
            household.awaitEndOfCommand(WORD);
            assertThat(served.log()).containsPattern("codex has ended .* it is started again in \\d+ ms");
        }
    }

    @Test
    void whatAClientHadRunningEndsWhenItVanishesButTheTurnGoesOn() throws Exception {
        Gate middle = new Gate();
        model.when("long answer", Step.text("one "), Step.hold(middle), Step.text("two"));
        try (CodexClient stays = served.client()) {
            CodexClient vanishes = served.client();
            String thread = vanishes.startThread();
            vanishes.startTurn(thread, "first");
            vanishes.awaitTurn();
            stays.request("thread/resume", Map.of("threadId", thread));
            vanishes.send("command/exec",
                    Map.of("command", List.of("sh", "-c", "sleep 1000; : " + WORD), "processId", "p",
                            "streamStdoutStderr", true));
            household.awaitCommand(WORD);
            long watched = household.watchedFiles();
            vanishes.request("fs/watch", Map.of("watchId", "w", "path", home.workspace().toString()));
            assertThat(household.watchedFiles()).isGreaterThan(watched);
            vanishes.startTurn(thread, "a long answer");
            middle.awaitReached();
            vanishes.wire().cut();

            household.awaitEndOfCommand(WORD);
            await().atMost(END).until(() -> household.watchedFiles() == watched);
            middle.open();
            assertThat(stays.awaitTurn().path("status").asText()).isEqualTo("completed");
            assertThat(served.log()).contains("client 2 from").contains("closed: the client went away");
        }
    }

    /** A client in the middle of a turn that runs commands. */
    private CodexClient busy() {
        CodexClient client = served.client();
        client.startTurn(client.startThread(), "RUN: " + DEAF);
        household.awaitCommand(WORD);
        return client;
    }
}
