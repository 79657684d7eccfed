package dev.drawbridge.partners.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.machine.AgentProcess;
import dev.drawbridge.partners.machine.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WireTest {
    @TempDir
    private Path directory;

    @Test
    void eachMessageIsGivenOutOnceInWhateverOrderItIsWaitedFor() {
        try (var process = start("for i in 1 2 3 4; do read -r line; echo \"$line\"; done");
                var wire = Wire.of(process)) {
            for (int n : List.of(1, 2, 1)) {
                wire.send(Map.of("n", n));
            }
            wire.await("two", n(2));
            wire.await("one", n(1));
            wire.await("another one", n(1));
            wire.send(Map.of("n", 3));
            assertThatThrownBy(() -> wire.await("a third one", n(1))).isInstanceOf(AssertionError.class)
                    .hasMessageContaining("without a third one").hasMessageContaining("{\"n\":3}");
        }
    }

    @Test
    void linesAreCutAtLineFeedAloneAndKeptAsTheyCame() {
        String separators = "{ \"text\" : \"a\u2028b\u2029c\u0085d\rE\" }".replace("\r", "\\r");
        try (var process = start("cat"); var wire = Wire.of(process)) {
            wire.send("noise");
            wire.send(separators);
            wire.await("the text",
                    message -> message.path("text").asText().equals("a\u2028b\u2029c\u0085d\rE"));
            assertThat(wire.receivedTexts()).containsExactly("noise", separators);
            assertThat(wire.received().getFirst().asText()).isEqualTo("noise");
        }
    }

    @Test
    void theEndOfTheOtherSideFailsAWaitAtOnceAndShowsItsStderr() {
        try (var process = start("echo oops >&2; exit 3"); var wire = Wire.of(process)) {
            assertThatThrownBy(() -> wire.await("anything", message -> true))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Ended").hasMessageContaining("without anything");
            assertThat(wire.awaitEnd()).contains("end of stdout");
        }
    }

    private AgentProcess start(String script) {
        return new Command(List.of("/bin/sh", "-c", script), Map.of("PATH", "/usr/bin:/bin"), directory)
                .start();
    }

    private static Predicate<JsonNode> n(int n) {
        return message -> message.path("n").asInt() == n;
    }
}
