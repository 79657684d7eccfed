package dev.drawbridge.core.agent.pi.thread;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class FailuresOfARealPiTest {
    private static final Map<String, ?> QUICK = Map.of("retry", Map.of("baseDelayMs", 50, "maxRetries", 2));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatIsTriedAgainIsSaidAndSucceeds(Partner version) {
        try (var life = new RealLife(version, QUICK, Duration.ofMinutes(30))) {
            life.model().next(Step.fail("server_error", "overloaded"));
            String turn = life.turn("SAY: at last");
            JsonNode end = life.told().await("turn/completed");

            assertThat(end.at("/turn/id").asText()).isEqualTo(turn);
            assertThat(end.at("/turn/status").asText()).isEqualTo("completed");
            assertThat(life.told().of("error")).singleElement().satisfies(
                    error -> assertThat(error.path("willRetry").asBoolean()).isTrue());
            assertThat(life.told().of("turn/completed")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatFailsInTheEndFailsOnce(Partner version) {
        try (var life = new RealLife(version, QUICK, Duration.ofMinutes(30))) {
            life.turn("FAIL: overloaded");
            JsonNode end = life.told().await("turn/completed");

            assertThat(end.at("/turn/status").asText()).isEqualTo("failed");
            assertThat(end.at("/turn/error/message").asText()).contains("overloaded");
            assertThat(life.told().of("error")).extracting(error -> error.path("willRetry").asBoolean())
                    .containsExactly(true, true, false);
            life.turn("SAY: well");
            assertThat(life.told().await("turn/completed", 2).at("/turn/status").asText())
                    .isEqualTo("completed");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void anErrorThatIsNotTriedAgainFails(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("STATUS:400");

            assertThat(life.told().await("turn/completed").at("/turn/status").asText()).isEqualTo("failed");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aModelThatIsNotThereIsRefused(Partner version) {
        try (var life = new RealLife(version)) {
            int asked = life.send(PiThread::startTurn, Map.of("model", "pi/fake/none", "input",
                    List.of(Map.of("type", "text", "text", "hello"))));

            assertThat(life.answer(asked).path("message").asText()).contains("none");
            life.turn("SAY: well");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void modelAndEffortAreThoseOfTheTurn(Partner version) {
        try (var life = new RealLife(version)) {
            life.answer(life.send(PiThread::startTurn, Map.of("model", "pi/fake/fake-2", "effort", "high",
                    "input", List.of(Map.of("type", "text", "text", "SAY: x")))));
            life.told().await("turn/completed");

            assertThat(life.ask(PiThread::model)).contains("pi/fake/fake-2");
            assertThat(life.ask(PiThread::effort)).contains("high");
            assertThat(life.model().requests().getFirst().body().path("model").asText()).isEqualTo("fake-2");
        }
    }
}
