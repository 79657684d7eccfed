package dev.drawbridge.server.facade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DressingTest {
    private static final Overrides NONE = Overrides.of(List.of(), List.of(), List.of());
    private static final Overrides MODEL = Overrides.of(List.of("model=o3", "depth=1"), List.of(), List.of());

    private static String dressed(Overrides overrides, Optional<Path> directory, String line)
            throws IOException {
        byte[] block = (line + "\n").getBytes(StandardCharsets.UTF_8);
        return new Dressing(overrides, directory).dress(block, 0, block.length - 1, new Dues())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("as it is");
    }

    private static String atWork(String line) throws IOException {
        return dressed(NONE, Optional.of(Path.of("/work")), line);
    }

    @Test
    void aThreadThatNamesNoPlaceBeginsWhereTheClientIs() throws IOException {
        assertThat(atWork("{\"id\":1,\"method\":\"thread/start\",\"params\":{\"model\":\"ö\"}}")).isEqualTo(
                "{\"id\":1,\"method\":\"thread/start\",\"params\":{\"model\":\"ö\",\"cwd\":\"/work\"}}\n");
        assertThat(atWork("{\"id\":\"1\",\"method\":\"thread/start\"}"))
                .isEqualTo("{\"id\":\"1\",\"method\":\"thread/start\",\"params\":{\"cwd\":\"/work\"}}\n");
        assertThat(
                atWork("{\"id\":99999999999999999999,\"method\":\"command/exec\",\"params\":{\"cwd\":null}}"))
                .isEqualTo(
                        "{\"id\":99999999999999999999,\"method\":\"command/exec\",\"params\":{\"cwd\":\"/work\"}}\n");
    }

    @Test
    void aPlaceThatIsNamedStays() throws IOException {
        assertThat(atWork("{\"id\":1,\"method\":\"thread/start\",\"params\":{\"cwd\":\"/x\"}}"))
                .contains("\"cwd\":\"/x\"").doesNotContain("/work");
    }

    @Test
    void whatIsSetHoldsForThreadsUnlessTheySayOtherwise() throws IOException {
        assertThat(dressed(MODEL, Optional.empty(),
                "{\"id\":1,\"method\":\"thread/fork\",\"params\":{\"config\":{\"model\":\"o4\"}}}"))
                .contains("\"model\":\"o4\"").contains("\"depth\":1").doesNotContain("cwd");
        assertThat(dressed(MODEL, Optional.empty(), "{\"id\":1,\"method\":\"thread/resume\",\"params\":{}}"))
                .contains("\"model\":\"o3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1,\"method\":\"turn/start\",\"params\":{}}",
        "{ \"method\": \"initialized\" }",
        "{\"id\":1,\"result\":{\"method\":\"thread/start\"}}", "{\"method\":\"thread/start\"}", "nonsense",
        "", "[]",
        "{\"id\":1,\"method\":\"thread/start\",\"params\":", "\u00ff"})
    void allElseIsLeftAsItIs(String line) throws IOException {
        assertThat(dressed(MODEL, Optional.of(Path.of("/work")), line)).isEqualTo("as it is");
    }

    @Test
    void whatIsTooLargeToBeReadHereIsLeftToTheBridge() throws IOException {
        assertThat(
                atWork("{\"id\":1,\"method\":\"thread/start\",\"params\":{\"x\":" + "1".repeat(1200) + "}}"))
                .isEqualTo("as it is");
        assertThat(atWork("{\"id\":1,\"method\":\"thread/start\",\"params\":{\"" + "x".repeat(60_000)
                + "\":1}}")).isEqualTo("as it is");
    }

    @Test
    void aPlaceBesideTheClientIsFoundFromThere() throws IOException {
        assertThat(atWork("{\"id\":1,\"method\":\"thread/start\",\"params\":{\"cwd\":\"../play\"}}"))
                .contains("\"cwd\":\"/play\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "{}", "true", "\"a\\u0000b\""})
    void whatIsNoPathIsLeftToTheBridge(String place) throws IOException {
        String line = "{\"id\":1,\"method\":\"thread/start\",\"params\":{\"cwd\":" + place + "}}";
        assertThat(atWork(line)).isEqualTo(line + "\n");
    }

    @Test
    void parametersOfAnUnknownShapeAreLeftToTheBridge() throws IOException {
        assertThat(atWork("{\"id\":1,\"method\":\"thread/start\",\"params\":[1]}"))
                .isEqualTo("{\"id\":1,\"method\":\"thread/start\",\"params\":[1]}\n");
    }
}
