package dev.drawbridge.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.server.Bridge;
import java.lang.ProcessBuilder.Redirect;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What 50 MB of output cost those who work while somebody looks who does not read. */
@Timeout(240)
final class StalledViewerTest {
    private static final int MUCH = 50 << 20;
    private static final long LITTLE = 8 << 20;
    private static final String FLOOD = "yes 'as fast as it can be written' | head -c " + MUCH;
    /** Three programs on two processors may take turns. */
    private static final Duration NOT_SLOWED = Duration.ofSeconds(20);

    private final Path home;

    StalledViewerTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void fiftyMegabytesPastAStalledViewerCostNothingAndItSeesTheEnd() throws Exception {
        try (Bridge _ = RunInTerminalTest.bridge(home);
                Onlooker desk = new Onlooker(home);
                Onlooker phone = new Onlooker(home)) {
            desk.open("flood", "sh", "-c", "read go; " + FLOOD + "; echo; echo that was all; read end");
            phone.attach("flood");
            CountDownLatch gate = new CountDownLatch(1);
            phone.stall(gate);
            desk.type("\r", /* take= */ true);
            desk.awaitShows("that was all");
            long grown = used();
            desk.type("\r", /* take= */ false);
            assertThat(desk.awaitClosed().exitCode()).hasValue(0);
            assertThat(grown).isLessThan(LITTLE + BEFORE);
            gate.countDown();
            phone.awaitShows("that was all");
            assertThat(phone.awaitClosed().exitCode()).hasValue(0);
            assertThat(phone.heard()).isLessThan(100);
            assertThat(phone.text()).isEqualTo(desk.text());
        }
    }

    private static final long BEFORE = used();

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void whoWorksInATerminalWaitsNeitherForAViewerNorForABridgeThatDoesNotRead() throws Exception {
        Duration alone = flood();
        Duration watched;
        try (Bridge _ = RunInTerminalTest.bridge(home); Onlooker phone = new Onlooker(home)) {
            Process run = start("read go; " + FLOOD);
            phone.attach("sh");
            phone.stall(new CountDownLatch(1));
            long begin = System.nanoTime();
            run.getOutputStream().write('\n');
            run.getOutputStream().flush();
            awaitEnd(run);
            watched = Duration.ofNanos(System.nanoTime() - begin);
        }
        Duration withADeadOne;
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            Files.deleteIfExists(home.resolve("control.sock"));
            dead.bind(UnixDomainSocketAddress.of(home.resolve("control.sock")));
            withADeadOne = flood();
        }
        System.out
                .println("50 MB through a terminal: " + alone.toMillis() + " ms alone, " + watched.toMillis()
                        + " ms past a stalled viewer, " + withADeadOne.toMillis() + " ms with a dead bridge");
        assertThat(watched).isLessThan(alone.plus(NOT_SLOWED));
        assertThat(withADeadOne).isLessThan(alone.plus(NOT_SLOWED));
    }

    private Duration flood() throws Exception {
        long begin = System.nanoTime();
        awaitEnd(start(FLOOD));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Process start(String line) throws Exception {
        List<String> command = new ArrayList<>(Window.program());
        command.addAll(List.of("run", "--", "sh", "-c", line));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(home.resolve("out").toFile())
                .redirectError(Redirect.INHERIT);
        builder.environment().put("DRAWBRIDGE_HOME", home.toString());
        return builder.start();
    }

    private void awaitEnd(Process run) throws Exception {
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).isZero();
        assertThat(Files.size(home.resolve("out"))).isGreaterThan(MUCH);
    }
}
