package dev.drawbridge.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {
    @TempDir
    private Path directory;

    @Test
    void theLauncherStandsBesideTheRuntime() throws IOException {
        Path runtime = Files.createDirectories(directory.resolve("drawbridge/runtime"));
        assertThat(Launcher.beside(runtime)).isEmpty();
        Path launcher = Files.createFile(
                Files.createDirectories(directory.resolve("drawbridge/bin")).resolve("drawbridge"));
        assertThat(Launcher.beside(runtime)).isEmpty();
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(Launcher.beside(runtime)).contains(launcher);
    }
}
