package dev.drawbridge.partners.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AgentProcessTest {
    @TempDir
    private Path directory;

    @Test
    void nothingOfTheEnvironmentIsInherited() {
        Output output = command("env").withVariable("GIVEN", "yes").run(Duration.ofSeconds(10));

        assertThat(output.exitCode()).isZero();
        assertThat(output.stdout().lines().map(line -> line.substring(0, line.indexOf('='))))
                .contains("GIVEN", "PATH", ProcessTree.MARK).doesNotContain("HOME", "USER", "CI");
    }

    @Test
    void whatAProgramSaysIsKeptApart() {
        Output output = command("echo out; echo err >&2; exit 4").run(Duration.ofSeconds(10));

        assertThat(output).isEqualTo(new Output(4, "out\n", "err\n"));
    }

    @Test
    void aProgramWithoutEndIsEnded() {
        assertThatThrownBy(() -> command("sleep 60").run(Duration.ofMillis(100)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Still running");
    }

    private Command command(String script) {
        return new Command(List.of("/bin/sh", "-c", script), Map.of("PATH", "/usr/bin:/bin"), directory);
    }
}
