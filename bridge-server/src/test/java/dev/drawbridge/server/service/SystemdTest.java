package dev.drawbridge.server.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no scripts there")
final class SystemdTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private Systemd systemd(String script) throws IOException {
        Path program = Files.writeString(directory.resolve("systemctl"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Systemd(Map.of("PATH", directory + ":/usr/bin:/bin"));
    }

    @Test
    void whoeverBreaksItOffLeavesNothingBehind() throws Exception {
        Path pid = directory.resolve("pid");
        Systemd systemd = systemd(
                "echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; exec sleep 300\n");
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                systemd.check();
                end.complete(new AssertionError("it has come to an end"));
            } catch (CannotServe told) {
                end.complete(told);
            }
        });
        await().atMost(SOON).until(() -> Files.exists(pid));
        caller.interrupt();
        assertThat(end.get()).isInstanceOf(CannotServe.class).hasMessageContaining("it was broken off");
        long program = Long.parseLong(Files.readString(pid).strip());
        await().atMost(SOON).until(
                () -> ProcessHandle.of(program).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void whatItKnowsIsReadAndWhatItRefusesIsTold() throws Exception {
        assertThat(systemd("echo ActiveState=active; echo; echo Environment=A=b\n").properties("ActiveState"))
                .isEqualTo(Map.of("ActiveState", "active", "Environment", "A=b"));
        assertThatThrownBy(() -> systemd("echo 'no bus' >&2; exit 1\n").properties("ActiveState", "MainPID"))
                .isInstanceOf(CannotServe.class)
                .hasMessage(
                        "'systemctl --user show drawbridge.service --property=ActiveState,MainPID' has failed "
                                + "(no bus): 'systemctl --user status drawbridge.service' may tell more");
        assertThatThrownBy(() -> systemd("exit 1\n").control("daemon-reload"))
                .hasMessageContaining("has failed (without a word)");
    }
}
