package dev.drawbridge.core.agent.pi.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class PiHomesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatIsSetInAProcessIsSetInNoOther(Partner version) throws IOException {
        try (var rig = new PiRig(version)) {
            Path settings = rig.home().directory().resolve("settings.json");
            byte[] before = Files.readAllBytes(settings);
            try (var pi = rig.ready()) {
                Path own = rig.owned().getFirst().resolve("agent/settings.json");
                assertThat(own).hasBinaryContent(before);

                pi.done("set_model", PiTalk.members().put("provider", "fake").put("modelId", "fake-2"));
                pi.done("set_thinking_level", PiTalk.members().put("level", "high"));
                pi.done("set_auto_compaction", PiTalk.members().put("enabled", false));
                pi.done("set_steering_mode", PiTalk.members().put("mode", "all"));

                await().atMost(SOON).untilAsserted(() -> assertThat(own).content().contains("steeringMode"));
                assertThat(settings).hasBinaryContent(before);
                assertThat(pi.done("get_state").at("/model/id").asText()).isEqualTo("fake-2");
                try (var other = rig.ready()) {
                    PiState state = other.awaitReady().state();
                    assertThat(state.model().path("id").asText()).isEqualTo("fake-1");
                    assertThat(state.data().path("steeringMode").asText()).isNotEqualTo("all");
                }
            }
            assertThat(settings).hasBinaryContent(before);
            assertThat(rig.owned()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void credentialsAreRenewedOnceAndReachThePerson(Partner version) throws IOException {
        try (var rig = new PiRig(version)) {
            Path credentials = rig.home().directory().resolve("auth.json");
            Files.writeString(credentials, """
                    {"club":{"type":"oauth","access":"old","refresh":"again","expires":1000}}""");
            Path renewals = rig.home().workspace().resolve("renewals");
            Map<String, String> environment = new HashMap<>(rig.environment());
            environment.put("CLUB_URL", rig.model().uri().toString());
            environment.put("CLUB_RENEWALS", renewals.toString());
            PiProgram program = new PiProgram("pi", environment, rig.place(), PiRig::after);
            PiLaunch launch = rig.launch().withModel("club", "member-1")
                    .withArguments(List.of("-e", Resources.file("login-extension.ts").toString()));
            try (var first = PiTalk.begin(program, launch); var second = PiTalk.begin(program, launch)) {
                first.awaitReady();
                second.awaitReady();
                CompletableFuture<Reply> one = first.ask("prompt", PiTalk.members().put("message", "hello"));
                CompletableFuture<Reply> other = second.ask("prompt",
                        PiTalk.members().put("message", "hello"));
                assertThat(List.of(one.join(), other.join())).hasOnlyElementsOfType(Reply.Done.class);
                first.await(PiEvent.AgentEnd.class);
                second.await(PiEvent.AgentEnd.class);
                assertThat(rig.model().requests()).hasSize(2);
                assertThat(renewals).hasContent("again");
                assertThat(credentials).content().contains("renewed", "again+");
            }
            assertThat(credentials).isRegularFile().content().contains("renewed");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatPiMakesForThePersonIsThere(Partner version) throws IOException {
        try (var rig = new PiRig(version)) {
            Path agent = rig.home().directory();
            Files.createDirectories(agent.resolve("prompts"));
            Files.writeString(agent.resolve("prompts/greet.md"), "Say hello.");
            try (var pi = rig.ready()) {
                assertThat(pi.done("get_commands").toString()).contains("greet");
                Path own = rig.owned().getFirst().resolve("agent");
                Files.writeString(own.resolve("memory.json"), "{}");
                pi.prompt("TOKENS:1");
                pi.await(PiEvent.AgentEnd.class);
                Path session = pi.awaitReady().state().sessionFile().orElseThrow();
                await().atMost(SOON).until(() -> Files.exists(session));
                assertThat(session).startsWith(agent.resolve("sessions"));
            }
            assertThat(agent.resolve("auth.json")).isRegularFile();
            assertThat(agent.resolve("memory.json")).hasContent("{}");
            assertThat(agent.resolve("models.json")).isRegularFile();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aSessionIsTakenUpAgainUnderItsId(Partner version) {
        try (var rig = new PiRig(version)) {
            final PiState first;
            try (var pi = rig.ready()) {
                pi.prompt("SAY: remember");
                pi.await(PiEvent.AgentEnd.class);
                first = pi.awaitReady().state();
            }
            SessionChoice stored = new SessionChoice.Stored(first.sessionFile().orElseThrow());
            try (var pi = rig.ready(
                    rig.launch().withSession(stored).withModel("fake", "fake-2").withThinking("low"))) {
                PiState again = pi.awaitReady().state();
                assertThat(again.sessionId()).isEqualTo(first.sessionId());
                assertThat(again.sessionFile()).isEqualTo(first.sessionFile());
                assertThat(again.model().path("id").asText()).isEqualTo("fake-2");
                assertThat(again.thinkingLevel()).isEqualTo("low");
                assertThat(pi.done("get_messages").toString()).contains("remember");
            }
            try (var pi = rig.ready(rig.launch().withSession(new SessionChoice.Ephemeral()))) {
                assertThat(pi.awaitReady().state().sessionFile()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aSessionUnderAGivenIdIsForAModernPi(Partner version) {
        try (var rig = new PiRig(version);
                var pi = rig
                        .start(rig.launch().withSession(new SessionChoice.Known("given-1")).withName("named")
                                .withTrust(Trust.REFUSED))) {
            if (version == Partner.PI) {
                PiState state = pi.awaitReady().state();
                assertThat(state.sessionId()).isEqualTo("given-1");
                assertThat(state.sessionName()).contains("named");
            } else {
                assertThat(pi.awaitEnd()).startsWith("this pi cannot begin a session under a given id");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whyPiDoesNotStartIsSaid(Partner version) {
        try (var rig = new PiRig(version);
                var pi = rig.start(rig.launch().withArguments(List.of("--no-such-word")))) {
            assertThat(pi.awaitEnd()).startsWith("pi did not start, it ended with exit code 1\n")
                    .contains("--no-such-word");
            assertThat(rig.owned()).isEmpty();
        }
    }
}
