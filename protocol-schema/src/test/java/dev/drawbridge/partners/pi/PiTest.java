package dev.drawbridge.partners.pi;

import static dev.drawbridge.partners.model.Step.hold;
import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class PiTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aPromptStreamsItsDeltas(Partner version) {
        try (var model = FakeModel.start(); var pi = Pi.onStdio(model, version)) {
            pi.prompt("TOKENS:20 THINK:2 U2028 USAGE:1234,56");

            JsonNode end = pi.await("agent_end");
            assertThat(deltas(pi, "thinking_delta")).containsExactly("think0 ", "think1 ");
            assertThat(deltas(pi, "text_delta")).hasSize(21).startsWith("tok0 ", "tok1 ")
                    .endsWith("a\u2028b\u2029c\u0085d\uD83D\uDE00e");
            JsonNode message = end.at("/messages/" + (end.path("messages").size() - 1));
            assertThat(message.at("/usage/input").asInt()).isEqualTo(1234);
            assertThat(message.path("stopReason").asText()).isEqualTo("stop");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aToolRuns(Partner version) {
        try (var model = FakeModel.start(); var home = PiHome.of(model); var pi = Pi.onStdio(home, version)) {
            Path made = home.workspace().resolve("made.txt");
            pi.prompt("RUN: echo hello\nCALL: write {\"path\":\"made.txt\",\"content\":\"written\"}");

            JsonNode bash = pi.await("tool_execution_end");
            assertThat(bash.at("/result/content/0/text").asText()).isEqualTo("hello\n");
            pi.await("agent_end");
            assertThat(made).hasContent("written");
            assertThat(model.requests()).extracting(request -> request.toolResults().size())
                    .containsExactly(0, 1, 2);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void anAnswerCanBeHeldInTheMiddle(Partner version) {
        Gate middle = new Gate();
        try (var model = FakeModel.start(); var pi = Pi.onStdio(model, version)) {
            model.when("count", text("one "), hold(middle), text("two"));
            pi.prompt("count");

            middle.awaitReached();
            assertThat(pi.command("get_state").path("isStreaming").asBoolean()).isTrue();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(deltas(pi, "text_delta")).hasSize(1));
            middle.open();
            pi.await("agent_end");
            assertThat(deltas(pi, "text_delta")).containsExactly("one ", "two");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aBrokenAnswerIsAnError(Partner version) {
        Map<String, ?> noRetry = Map.of("retry", Map.of("enabled", false));
        try (var model = FakeModel.start();
                var home = PiHome.of(model, noRetry);
                var pi = Pi.onStdio(home, version)) {
            for (String prompt : List.of("TOKENS:3 DROP", "STATUS:400", "FAIL: The model is tired.")) {
                pi.prompt(prompt);
                JsonNode end = pi.await("agent_end");
                JsonNode message = end.at("/messages/" + (end.path("messages").size() - 1));
                assertThat(message.path("stopReason").asText()).as(prompt).isEqualTo("error");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void closeLeavesNoProcessBehind(Partner version) {
        try (var model = FakeModel.start()) {
            final Path agent;
            final ProcessHandle sleep;
            try (var home = PiHome.of(model); var pi = Pi.onStdio(home, version)) {
                agent = home.directory();
                Path pid = home.workspace().resolve("pid");
                model.next(Step.run("echo $$ > pid.new; mv pid.new pid; exec sleep 300"));
                pi.prompt("sleep");
                await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(pid));
                sleep = ProcessHandle.of(Long.parseLong(read(pid).strip())).orElseThrow();
                assertThat(sleep.isAlive()).isTrue();
            }
            // dead already, but for a moment not yet buried by the system
            await().atMost(Duration.ofSeconds(5)).until(() -> !sleep.isAlive());
            assertThat(agent).doesNotExist();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> deltas(PiClient pi, String type) {
        return pi.wire().received().stream().map(message -> message.path("assistantMessageEvent"))
                .filter(event -> event.path("type").asText().equals(type))
                .map(event -> event.path("delta").asText())
                .toList();
    }
}
