package dev.drawbridge.core.agent.pi.thread;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealAgents({Partner.PI, Partner.PI_LEGACY})
class ToolsOfARealPiTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aCommandIsToldWithItsOutput(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("RUN: for i in 1 2 3; do echo line$i; sleep 0.3; done");
            life.told().await("turn/completed");

            JsonNode command = life.told().completed("commandExecution").getFirst();
            assertThat(command.path("status").asText()).isEqualTo("completed");
            assertThat(command.path("aggregatedOutput").asText()).isEqualTo("line1\nline2\nline3\n");
            assertThat(life.told().deltas("item/commandExecution/outputDelta"))
                    .isEqualTo("line1\nline2\nline3\n");
            assertThat(life.told().of("item/commandExecution/outputDelta")).hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aLongOutputIsToldOnceAndNothingOfItTwice(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("RUN: for i in $(seq 1 40); do seq ${i}000 ${i}200; sleep 0.05; done");
            life.told().await("turn/completed");

            List<String> lines = life.told().deltas("item/commandExecution/outputDelta").lines().toList();
            assertThat(lines).hasSizeGreaterThan(3000).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aWrittenFileIsAChangeWithItsDiff(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("CALL: write {\"path\":\"made.txt\",\"content\":\"one\\ntwo\\n\"}\n"
                    + "CALL: edit {\"path\":\"made.txt\",\"edits\":[{\"oldText\":\"two\",\"newText\":\"three\"}]}");
            life.told().await("turn/completed");

            List<JsonNode> changes = life.told().completed("fileChange");
            assertThat(changes).extracting(change -> change.path("status").asText())
                    .containsExactly("completed", "completed");
            assertThat(changes.getLast().at("/changes/0/diff").asText()).contains("-two").contains("+three");
            assertThat(life.told().of("turn/diff/updated").getLast().path("diff").asText())
                    .contains("diff --git").contains("+three");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void whatIsToDoIsAPlan(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("CALL: todo {}");
            life.told().await("turn/completed");

            assertThat(life.told().of("turn/plan/updated").getFirst().path("plan"))
                    .hasToString("[{\"step\":\"look\",\"status\":\"completed\"},"
                            + "{\"step\":\"leap\",\"status\":\"pending\"}]");
            assertThat(life.told().completed("dynamicToolCall")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PI.*")
    void aFailedCommandFails(Partner version) {
        try (var life = new RealLife(version)) {
            life.turn("RUN: echo oh; exit 7");
            life.told().await("turn/completed");

            JsonNode command = life.told().completed("commandExecution").getFirst();
            assertThat(command.path("status").asText()).isEqualTo("failed");
            assertThat(command.path("exitCode").asInt()).isEqualTo(7);
        }
    }
}
