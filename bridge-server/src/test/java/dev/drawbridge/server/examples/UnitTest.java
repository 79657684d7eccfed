package dev.drawbridge.server.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The unit among the examples, as systemd itself reads it. */
@Timeout(60)
final class UnitTest {
    private static final Path UNIT = Path.of("..", "examples", "systemd", "drawbridge.service")
            .toAbsolutePath()
            .normalize();

    @TempDir
    private Path home;

    @Test
    void systemdFindsNoFaultWithTheUnit() throws Exception {
        assertThat(verified(Files.readString(UNIT))).isEmpty();
    }

    @Test
    void itWouldFindOne() throws Exception {
        assertThat(verified(Files.readString(UNIT).replace("Restart=on-failure", "Restart=perhaps")))
                .contains("perhaps");
    }

    private String verified(String unit) throws IOException, InterruptedException {
        Path analyze = Tools.ifThere("systemd-analyze");
        Path program = home.resolve(".local/lib/drawbridge/bin/drawbridge");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path file = Files.writeString(home.resolve("drawbridge.service"), unit);
        Path runtime = Files.createDirectory(home.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path said = home.resolve("said");
        try (Program verify = Program.start(
                List.of(analyze.toString(), "verify", "--user", "--man=no", file.toString()),
                Map.of("HOME", home.toString(), "PATH", "/usr/bin:/bin", "XDG_RUNTIME_DIR",
                        runtime.toString()),
                said)) {
            verify.closeKeyboard();
            verify.awaitAnyEnd();
        }
        return Files.readString(said);
    }
}
