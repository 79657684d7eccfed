package dev.drawbridge.server.access.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedSecretTest {
    @TempDir
    private Path directory;

    @Test
    void aFileOfOnesOwnIsReadWithoutItsLineEnd() throws IOException {
        SharedSecret read = SharedSecret.read(file(Notary.SECRET + "\n", "rw-------"));
        assertThat(read.sign("x"))
                .isEqualTo(SharedSecret.of(Notary.SECRET.getBytes(StandardCharsets.UTF_8)).sign("x"));
        assertThat(read.toString()).doesNotContain(Notary.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw-rw-rw-"})
    void aFileThatOthersCanGetAtIsRefused(String permissions) throws IOException {
        Path file = file(Notary.SECRET, permissions);
        assertThatThrownBy(() -> SharedSecret.read(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chmod 600").hasMessageNotContaining(Notary.SECRET);
    }

    @Test
    void aShortSecretIsRefused() throws IOException {
        Path file = file("x".repeat(31) + "\n", "rw-------");
        assertThatThrownBy(() -> SharedSecret.read(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes");
        assertThat(SharedSecret.read(file("x".repeat(32), "rw-------"))).isNotNull();
    }

    @Test
    void aFileThatIsNotThereIsToldOf() {
        assertThatThrownBy(() -> SharedSecret.read(directory.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot read");
    }

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
