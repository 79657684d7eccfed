package dev.drawbridge.core.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere processes show no environment to be recognized by")
class ChildTest {
    private final Family family = new Family();

    @AfterEach
    void close() {
        family.close();
    }

    @Test
    void aChildThatReadsEndsWithItsInput() throws IOException {
        Child child = start("cat # " + family.word());
        child.end();
        assertThat(child.exitCode()).isZero();
        family.awaitEnd();
    }

    @Test
    void aChildThatIgnoresEveryRequestIsKilledInTime() throws IOException {
        Child child = start(family.deafSleeper());
        family.awaitSize(1);
        long begun = System.nanoTime();
        child.end();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(child.exitCode()).isEqualTo(128 + 9);
        assertThat(family.living()).isEmpty();
    }

    @Test
    void whatTheChildStartedEndsWithItEvenInASessionOfItsOwn() throws IOException {
        Child child = start("(setsid sh -c '" + family.deafSleeper().replace("'", "'\\''") + "' &) ; cat # "
                + family.word());
        family.awaitSize(2);
        child.end();
        assertThat(family.living()).isEmpty();
    }

    @Test
    void whatTheChildStartedEndsWhenTheChildIsKilled() throws IOException {
        Child child = start("(setsid sh -c '" + family.deafSleeper().replace("'", "'\\''") + "' &) ; cat # "
                + family.word());
        family.awaitSize(2);
        ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
        family.awaitEnd();
    }

    @Test
    void aChildThatDoesNotReadDoesNotKeepItsEndWaiting() throws IOException, InterruptedException {
        Child child = start(family.deafSleeper());
        family.awaitSize(1);
        Thread writer = Thread.startVirtualThread(() -> {
            try {
                child.input().write(new byte[1 << 20]);
            } catch (IOException killed) {
                assertThat(killed).isNotNull();
            }
        });
        child.end();
        assertThat(family.living()).isEmpty();
        writer.join();
    }

    @Test
    void itsEnvironmentIsWhatItWasGiven() throws IOException {
        Child child = start("env # " + family.word());
        String environment = new String(child.output().readAllBytes(), UTF_8);
        child.end();
        assertThat(environment.lines().map(line -> line.substring(0, line.indexOf('='))))
                .contains("GIVEN", Mark.VARIABLE)
                .doesNotContain("HOME");
    }

    @Test
    void everyEndLeavesNoWatchdogBehind() throws IOException {
        Child child = start("cat # " + family.word());
        child.end();
        child.end();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> ProcessHandle.current().children().noneMatch(ChildTest::isWatchdog));
    }

    private static boolean isWatchdog(ProcessHandle process) {
        return List.of(process.info().arguments().orElse(new String[0])).contains("drawbridge-watchdog");
    }

    private static Child start(String script) throws IOException {
        return Child.start(List.of("/bin/sh", "-c", script), Map.of("PATH", "/usr/bin:/bin", "GIVEN", "yes"),
                Path.of(""));
    }
}
