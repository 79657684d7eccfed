package dev.drawbridge.core.agent.pi.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class PiProcessTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatItAnswersTellsWhichPiItIs(Partner version) {
        try (var rig = new PiRig(version); var pi = rig.start(rig.launch())) {
            PiListener.Ready ready = pi.awaitReady();
            assertThat(ready.profile()).isEqualTo(version == Partner.PI ? Profile.MODERN : Profile.LEGACY);
            assertThat(ready.pid()).isPositive();
            assertThat(ready.state().sessionId()).isNotEmpty();
            assertThat(ready.state().model().path("id").asText()).isEqualTo("fake-1");
            assertThat(ready.state().isStreaming()).isFalse();
            assertThat(ready.state().sessionFile().orElseThrow()).hasParentRaw(rig.home().sessions()
                    .resolve("--" + rig.home().workspace().toString().substring(1).replace('/', '-') + "--"));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aPromptStreamsItsDeltasWithEveryKindOfLineEndInThem(Partner version) {
        try (var rig = new PiRig(version); var pi = rig.ready()) {
            pi.prompt("TOKENS:20 THINK:2 U2028 SAYS\u2028\u2029\u0085");

            pi.await(PiEvent.AgentEnd.class);
            assertThat(pi.heard(PiEvent.ThinkingDelta.class)).extracting(PiEvent.ThinkingDelta::delta)
                    .containsExactly("think0 ", "think1 ");
            assertThat(pi.heard(PiEvent.TextDelta.class)).extracting(PiEvent.TextDelta::delta).hasSize(21)
                    .startsWith("tok0 ", "tok1 ").endsWith("a\u2028b\u2029c\u0085d\uD83D\uDE00e");
            assertThat(messages(pi, "user").getFirst().at("/content/0/text").asText())
                    .endsWith("\u2028\u2029\u0085");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void noiseOnTheStreamIsPassedOver(Partner version) {
        try (var rig = new PiRig(version); var pi = rig.ready(rig.extended())) {
            for (int i = 0; i < 3; i++) {
                pi.prompt("/noise");
                assertThat(pi.done("get_state").path("sessionId").asText())
                        .isEqualTo(pi.awaitReady().state().sessionId());
            }
            assertThat(pi.heard(PiEvent.Other.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void answersOutOfOrderFindWhoAsked(Partner version) {
        try (var rig = new PiRig(version); var pi = rig.ready(rig.extended())) {
            CompletableFuture<Reply> slow = pi.ask("prompt", PiTalk.members().put("message", "/slow"));
            CompletableFuture<Reply> bash = pi.ask("bash",
                    PiTalk.members().put("command", "sleep 0.3; echo x"));
            CompletableFuture<Reply> state = pi.ask("get_state", PiTalk.members());

            assertThat(((Reply.Done) state.join()).data().has("sessionId")).isTrue();
            assertThat(bash).isNotDone();
            assertThat(((Reply.Done) bash.join()).data().path("output").asText()).isEqualTo("x\n");
            assertThat(slow).isNotDone();
            assertThat(slow.join()).isInstanceOf(Reply.Done.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatPiDoesNotKnowFailsAlone(Partner version) {
        try (var rig = new PiRig(version); var pi = rig.ready()) {
            CompletableFuture<Reply> first = pi.ask("no_such_command", PiTalk.members());
            CompletableFuture<Reply> state = pi.ask("get_state", PiTalk.members());
            CompletableFuture<Reply> second = pi.ask("no_such_command", PiTalk.members());

            assertThat(first.join()).isEqualTo(new Reply.Failed("Unknown command: no_such_command"));
            assertThat(state.join()).isInstanceOf(Reply.Done.class);
            assertThat(second.join()).isEqualTo(new Reply.Failed("Unknown command: no_such_command"));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void beforeItIsReadyNothingIsAsked(Partner version) {
        try (var rig = new PiRig(version); var pi = rig.start(rig.launch())) {
            assertThat(pi.reply("get_state", PiTalk.members()))
                    .isEqualTo(new Reply.Failed("pi is not ready yet"));
            pi.awaitReady();
            assertThat(pi.done("get_state").has("sessionId")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aToolIsHeardFromItsCallToItsResult(Partner version) {
        try (var rig = new PiRig(version); var pi = rig.ready()) {
            pi.prompt("RUN: for i in 1 2 3; do echo line$i; sleep 0.3; done");

            PiEvent.ToolEnd end = pi.await(PiEvent.ToolEnd.class);
            assertThat(end.result().at("/content/0/text").asText()).isEqualTo("line1\nline2\nline3\n");
            assertThat(end.isError()).isFalse();
            PiEvent.ToolStart start = pi.await(PiEvent.ToolStart.class);
            assertThat(start.toolName()).isEqualTo("bash");
            assertThat(start.toolCallId()).isEqualTo(end.toolCallId());
            assertThat(pi.heard(PiEvent.ToolUpdate.class)).extracting(PiEvent.ToolUpdate::output)
                    .startsWith("").contains("line1\n", "line1\nline2\n");
            PiEvent.ToolCallEnd call = pi.await(PiEvent.ToolCallEnd.class);
            assertThat(call.toolCall().path("id").asText()).isEqualTo(end.toolCallId());
            assertThat(call.toolCall().at("/arguments/command").asText()).startsWith("for i");
            pi.await(PiEvent.AgentEnd.class);
            assertThat(messages(pi, "toolResult")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void everyDialogIsHeardAndAnswered(Partner version) {
        try (var rig = new PiRig(version); var pi = rig.ready(rig.extended())) {
            CompletableFuture<Reply> command = pi.ask("prompt", PiTalk.members().put("message", "/dialogs"));
            pi.await(PiEvent.Asked.class, 4);
            assertThat(command).isNotDone();
            for (PiEvent.Asked asked : pi.heard(PiEvent.Asked.class)) {
                pi.process().reply(asked.dialog().id(), switch (asked.dialog()) {
                    case Dialog.Select select -> {
                        assertThat(select.timeout()).isEqualTo(Duration.ofMinutes(1));
                        yield PiTalk.members().put("value", select.options().get(1));
                    }
                    case Dialog.Confirm confirm -> {
                        assertThat(confirm.message()).isEqualTo("really?");
                        yield PiTalk.members().put("confirmed", true);
                    }
                    case Dialog.Input input -> {
                        assertThat(input.placeholder()).isEqualTo("who");
                        yield PiTalk.members().put("value", "me\u2028");
                    }
                    case Dialog.Editor editor -> {
                        assertThat(editor.prefill()).isEqualTo("filled");
                        yield PiTalk.members().put("cancelled", true);
                    }
                });
            }

            assertThat(pi.await(PiEvent.Notify.class))
                    .isEqualTo(new PiEvent.Notify("[\"two\",true,\"me\u2028\",null]", "warning"));
            assertThat(command.join()).isInstanceOf(Reply.Done.class);
            assertThat(pi.heard(PiEvent.Status.class)).containsExactly(new PiEvent.Status("state", "asked"),
                    new PiEvent.Status("state", ""));
            assertThat(pi.heard()).contains(new PiEvent.Widget("list", List.of("a", "b"), "aboveEditor"),
                    new PiEvent.Title("title"), new PiEvent.EditorText("typed"));
            pi.prompt("/boom");
            assertThat(pi.await(PiEvent.ExtensionError.class).error()).isEqualTo("boom");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aKilledPiLosesWhatIsPendingAndEndsOnce(Partner version) {
        Gate never = new Gate();
        try (var rig = new PiRig(version); var pi = rig.ready()) {
            rig.model().when("wait", Step.hold(never));
            pi.prompt("wait");
            never.awaitReached();
            CompletableFuture<Reply> bash = pi.ask("bash", PiTalk.members().put("command", "sleep 300"));
            ProcessHandle.of(pi.awaitReady().pid()).orElseThrow().destroyForcibly();

            assertThat(pi.awaitEnd()).isEqualTo("pi ended unexpectedly with exit code 137");
            assertThat(bash).isCompletedWithValueMatching(Reply.Lost.class::isInstance);
            assertThat(pi.reply("get_state", PiTalk.members())).isInstanceOf(Reply.Lost.class);
            pi.process().end();
            pi.process().end();
            assertThat(pi.heard()).containsOnlyOnce("ended").doesNotContain("told twice");
        } finally {
            never.open();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void lastWordsTellWhyItEnded(Partner version) {
        try (var rig = new PiRig(version); var pi = rig.ready(rig.extended())) {
            CompletableFuture<Reply> command = pi.ask("prompt", PiTalk.members().put("message", "/die"));
            assertThat(pi.awaitEnd()).startsWith("pi ended unexpectedly with exit code 7")
                    .endsWith("last words");
            assertThat(command.join()).isInstanceOf(Reply.Lost.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void nothingThatItStartedOutlivesTheEnd(Partner version) throws IOException {
        try (var rig = new PiRig(version); var pi = rig.ready()) {
            Path pid = rig.home().workspace().resolve("pid");
            rig.model().next(Step
                    .run("(setsid sh -c 'echo $$ > pid.new; mv pid.new pid; exec sleep 300' &); sleep 300"));
            pi.prompt("sleep");
            await().atMost(SOON).until(() -> Files.exists(pid));
            ProcessHandle sleep = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    .orElseThrow();
            ProcessHandle itself = ProcessHandle.of(pi.awaitReady().pid()).orElseThrow();
            assertThat(sleep.isAlive()).isTrue();

            pi.process().end();
            assertThat(pi.awaitEnd()).isEqualTo("pi was stopped");
            await().atMost(SOON).until(() -> !sleep.isAlive() && !itself.isAlive());
            assertThat(rig.owned()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void anEndBeforeTheBeginningIsAnEnd(Partner version) {
        try (var rig = new PiRig(version); var pi = rig.start(rig.launch())) {
            pi.process().end();
            assertThat(pi.awaitEnd()).isEqualTo("pi was stopped");
            assertThat(pi.heard()).containsExactly("ended");
            assertThat(rig.owned()).isEmpty();
        }
    }

    private static List<JsonNode> messages(PiTalk pi, String role) {
        return pi.heard(PiEvent.MessageEnd.class).stream().map(PiEvent.MessageEnd::message)
                .filter(message -> message.path("role").asText().equals(role)).toList();
    }
}
