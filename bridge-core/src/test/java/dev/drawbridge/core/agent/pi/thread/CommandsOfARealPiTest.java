package dev.drawbridge.core.agent.pi.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.story.ItemsView;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class CommandsOfARealPiTest {
    @ParameterizedTest
    @EnumSource(names = "PI")
    void aCommandOfTheTerminalIsRefusedWithWhatToDoInstead(Partner version) {
        try (var life = new RealLife(version)) {
            assertThat(life.answer(life.startTurn("/model gpt")).path("message").asText())
                    .isEqualTo("/model is a command of Pi's own terminal; choose a model in your client.");
            assertThat(life.model().requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void aNameIsGivenByASlashAsByARequest(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("/name My thread");
            life.answer(life.send(PiThread::rename, Map.of("name", "Another")));

            assertThat(life.told().of("thread/name/updated")).extracting(it -> it.path("threadName").asText())
                    .containsExactly("My thread", "Another");
            assertThat(life.model().requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void aCommandOfAnExtensionIsATurnWithoutAModel(Partner version) {
        try (var life = new RealLife(version)) {
            String turn = life.turn("/handled it");
            JsonNode end = life.told().await("turn/completed");

            assertThat(end.at("/turn/id").asText()).isEqualTo(turn);
            assertThat(end.at("/turn/status").asText()).isEqualTo("completed");
            assertThat(life.model().requests()).isEmpty();
            assertThat(life.told().completed("userMessage")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void anExtensionThatFailsIsAWarning(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("/boom");
            life.told().await("turn/completed");

            assertThat(life.told().await("warning").path("message").asText()).contains("boom");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void whatAnExtensionSaysIsAnsweredInATurnOfItsOwn(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("/speak");
            life.told().awaitMessage("answer", it -> it.at("/params/item/text").asText().equals("heard"));
            life.told().await("turn/completed", 2);

            assertThat(life.told().count("turn/started")).isEqualTo(2);
            assertThat(life.told().of("turn/completed")).allSatisfy(
                    it -> assertThat(it.at("/turn/status").asText()).isEqualTo("completed"));
            life.turn("SAY: well");
            life.told().await("turn/completed", 3);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void whatNobodyAnswersIsATurnThatIsOver(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("/remark");
            life.told().await("turn/completed", 2);

            await().until(() -> life.ask(PiThread::isFree));
            assertThat(life.told().completed("userMessage").getLast().at("/content/0/text").asText())
                    .isEqualTo("by the way");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void whatAnExtensionSwallowsIsATurnThatIsOver(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("swallow me");

            assertThat(life.told().await("turn/completed").at("/turn/status").asText())
                    .isEqualTo("completed");
            assertThat(life.model().requests()).isEmpty();
            life.turn("SAY: well");
            life.told().await("turn/completed", 2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void anExtensionThatGoesElsewhereDoesNotTakeTheThreadWithIt(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("SAY: one");
            life.told().await("turn/completed");
            life.turn("/newsess");
            assertThat(life.told().await("warning").path("message").asText()).contains("another session");

            life.turn("SAY: two");
            life.told().awaitMessage("answer", it -> it.at("/params/item/text").asText().equals("two"));
            assertThat(life.model().requests().getLast().body().toString()).contains("SAY: one");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void whatAnotherProcessHasWrittenIsKnownToTheNextPrompt(Partner version) throws IOException {
        try (var life = new RealLife(version)) {
            life.turn("SAY: one");
            life.told().await("turn/completed");
            await().until(() -> life.ask(PiThread::isFree));
            String before = life.ask(PiThread::runtimeId).orElseThrow();
            Path file = life.ask(PiThread::file).orElseThrow();
            String last = Files.readAllLines(file).getLast().replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
            Files.writeString(file, ("{\"type\":\"message\",\"id\":\"ffffffff\",\"parentId\":\"" + last
                    + "\",\"timestamp\":\"2026-01-01T00:00:00.000Z\",\"message\":{\"role\":\"user\","
                    + "\"content\":\"from elsewhere\",\"timestamp\":1800000000000}}\n"),
                    StandardOpenOption.APPEND);

            life.turn("SAY: two");
            life.told().await("turn/completed", 2);
            assertThat(life.ask(PiThread::runtimeId)).isNotEmpty().get().isNotEqualTo(before);
            assertThat(life.model().requests().getLast().body().toString()).contains("from elsewhere");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void aPersonsOwnCommandIsATurn(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("SAY: one");
            life.told().await("turn/completed");
            life.answer(life.send(PiThread::shell, Map.of("command", "echo mine; exit 3")));
            JsonNode end = life.told().await("turn/completed", 2);

            JsonNode item = life.told().completed("commandExecution").getFirst();
            assertThat(item.path("source").asText()).isEqualTo("userShell");
            assertThat(item.path("aggregatedOutput").asText()).isEqualTo("mine\n");
            assertThat(item.path("exitCode").asInt()).isEqualTo(3);
            assertThat(
                    life.records().story(life.thread().id(), life.thread().file()).last().orElseThrow().id())
                    .isEqualTo(end.at("/turn/id").asText());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void aPersonsOwnCommandIsInterrupted(Partner version) {
        try (var life = new RealLife(version)) {
            life.answer(life.send(PiThread::shell, Map.of("command", "sleep 60")));
            String turn = life.told().await("turn/started").at("/turn/id").asText();
            life.answer(life.interrupt(turn));

            assertThat(life.told().await("turn/completed").at("/turn/status").asText())
                    .isEqualTo("interrupted");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void whatIsToldIsWhatIsWritten(Partner version) {
        try (var life = new RealLife(version)) {
            life.answer(life.send(PiThread::startTurn, Map.of("clientUserMessageId", "mine", "input",
                    List.of(Map.of("type", "text", "text", "RUN: echo x\nTHINK:1")))));
            life.told().await("turn/completed");
            await().until(() -> life.ask(PiThread::isFree));
            String live = shapes(life);
            assertThat(live).contains("\"clientId\":\"mine\"");
            life.told().of("item/completed")
                    .forEach(it -> assertThat(live).contains(it.at("/item/id").asText()));

            life.anew();
            assertThat(shapes(life)).isEqualTo(live);
        }
    }

    /** Without times: when something was complete is a moment earlier than when it was written. */
    private static String shapes(RealLife life) {
        return life.ask(thread -> thread.turns(ItemsView.FULL).shapes()).toString()
                .replaceAll("\"(startedAt|completedAt|durationMs|startedAtMs|completedAtMs)\":\\d+", "");
    }
}
