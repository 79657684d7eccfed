package dev.drawbridge.partners.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

@Timeout(30)
class InstallationsTest {
    private static final PinnedPackages CODEX = new PinnedPackages("codex");

    @TempDir
    private Path folder;

    @Test
    void installersAtTheSameTimeInstallOnce() throws Exception {
        Installations installations = installations("echo run >> ../runs; mkdir node_modules; sleep 0.1");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of(threads.submit(() -> installations.install(CODEX)),
                    threads.submit(() -> installations.install(CODEX)));
            for (Future<Path> installed : both) {
                assertThat(installed.get().resolve("node_modules")).isDirectory();
                assertThat(installed.get().resolve("package-lock.json")).content()
                        .isEqualTo(CODEX.lockFile());
            }
        }
        assertThat(folder.resolve("root/runs")).hasContent("run");
    }

    @Test
    void aFailureShowsWhatNpmSaidAndTheNextTryStartsAfresh() throws IOException {
        assertThatThrownBy(() -> installations("echo E404; touch half; exit 7").install(CODEX)).cause()
                .hasMessageContaining("ended with 7").hasMessageContaining("E404");
        assertThat(installations("mkdir node_modules").install(CODEX).resolve("half")).doesNotExist();
    }

    @Test
    void anInstallationWithoutEndIsEnded() throws IOException {
        assertThatThrownBy(() -> installations("echo waiting; sleep 60").install(CODEX)).cause()
                .hasMessageContaining("did not end").hasMessageContaining("waiting");
    }

    @Test
    void withoutNpmATestIsSkippedButFailsInCi() {
        AtomicInteger announcements = new AtomicInteger();
        Installations lenient = withoutNpm(/* ci= */ false, announcements::incrementAndGet);
        assertThatThrownBy(() -> lenient.install(CODEX)).isInstanceOf(TestAbortedException.class);
        assertThat(announcements).hasValue(1);

        Installations strict = withoutNpm(/* ci= */ true, announcements::incrementAndGet);
        assertThatThrownBy(() -> strict.install(CODEX)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CI must run them");
        assertThat(announcements).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"codex", "pi", "pi-legacy", "codex-acp", "wscat"})
    void lockFilesNameNoDownloadAddress(String name) {
        assertThat(new PinnedPackages(name).lockFile()).contains("\"integrity\"")
                .doesNotContain("\"resolved\"");
    }

    private Installations installations(String npm) throws IOException {
        Path script = folder.resolve("npm");
        Files.writeString(script, "#!/bin/sh\n" + npm + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Installations(folder.resolve("root"), Optional.of(new Npm(script, Duration.ofSeconds(2))),
                new WithoutNpm(/* ci= */ true, () -> {}));
    }

    private Installations withoutNpm(boolean ci, Runnable announcement) {
        return new Installations(folder, Optional.empty(), new WithoutNpm(ci, announcement));
    }
}
