package dev.drawbridge.core.agent.pi.thread;

import static dev.drawbridge.partners.model.Step.hold;
import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class DeathOfARealPiTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aTurnFailsOnceWhenPiIsKilledAndTheNextWorks(Partner version) {
        try (var life = new RealLife(version)) {
            for (int i = 1; i < 10; i += 2) {
                Gate middle = new Gate();
                life.model().when("hold", text("one "), hold(middle));
                String turn = life.turn("hold" + i);
                middle.awaitReached();
                kill(life);

                JsonNode end = life.told().await("turn/completed", i);
                assertThat(end.at("/turn/id").asText()).isEqualTo(turn);
                assertThat(end.at("/turn/status").asText()).isEqualTo("failed");
                int said = i;
                life.turn("SAY: well" + i);
                life.told().awaitMessage("answer",
                        it -> it.at("/params/item/text").asText().equals("well" + said));
                assertThat(life.told().await("turn/completed", i + 1).at("/turn/status").asText())
                        .isEqualTo("completed");
            }
            assertThat(life.told().count("turn/started")).isEqualTo(10);
            assertThat(life.told().count("turn/completed")).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatWasOpenIsClosedWhenPiIsKilled(Partner version) {
        try (var life = new RealLife(version)) {
            String turn = life.turn("CALL: ask_user {}");
            JsonNode asked = life.question("item/tool/requestUserInput", 1);
            kill(life);

            assertThat(life.told().await("turn/completed").at("/turn/error/message").asText())
                    .contains("Pi ended");
            assertThat(life.told().await("serverRequest/resolved").path("requestId"))
                    .isEqualTo(asked.path("id"));
            assertThat(life.told().completed("dynamicToolCall").getFirst().path("status").asText())
                    .isEqualTo("failed");
            assertThat(life.records().marks(life.thread().id()))
                    .anyMatch(mark -> mark.startsWith("failed:" + turn));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatPiMayHaveHeardIsUncertain(Partner version) {
        try (var life = new RealLife(version)) {
            String turn = life.turn("RUN: sleep 30");
            life.told().await("item/started", 2);
            life.answer(life.steer(turn, "perhaps"));
            kill(life);

            assertThat(life.told().await("warning").path("message").asText()).contains("perhaps");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void anIdleProcessIsEndedAndTheThreadGoesOn(Partner version) {
        try (var life = new RealLife(version, Map.of(), Duration.ofMillis(300))) {
            life.turn("SAY: one");
            life.told().await("turn/completed");
            life.ask(PiThread::unfollow);
            assertThat(life.told().await("thread/closed").path("threadId").asText())
                    .isEqualTo(life.thread().id());
            await().until(() -> life.ask(PiThread::runtimeId).isEmpty());
            assertThat(life.records().held()).isEmpty();

            life.ask(thread -> {
                thread.follow();
                return thread;
            });
            life.turn("SAY: two");
            life.told().awaitMessage("answer", it -> it.at("/params/item/text").asText().equals("two"));
            assertThat(life.model().requests().getLast().body().toString()).contains("SAY: one");
        }
    }

    static void kill(RealLife life) {
        String runtime = life.ask(PiThread::runtimeId).orElseThrow();
        String pid = runtime.substring(runtime.indexOf('-') + 1, runtime.lastIndexOf('-'));
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }
}
