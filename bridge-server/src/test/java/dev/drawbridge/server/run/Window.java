package dev.drawbridge.server.run;

import dev.drawbridge.server.cli.Drawbridge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A terminal in which a test gives commands: a tmux server of its own, and a shell line in it. */
final class Window implements AutoCloseable {
    private static final AtomicInteger SERVERS = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(40);

    private final Path server;

    private Window(Path server) {
        this.server = server;
    }

    /** Opens it with this line for a shell, in which {@code $D} is the program. */
    static Window open(Path home, String line) {
        try {
            Files.writeString(home.resolve("tmux.conf"), "set -g remain-on-exit on\nset -g status off\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Window window = new Window(home.resolve("tmux-" + SERVERS.incrementAndGet()));
        window.tmux("-f", home.resolve("tmux.conf").toString(), "new-session", "-d", "-x", "80", "-y", "24",
                "env",
                "-i", "LANG=C.UTF-8", "TERM=screen-256color", "PATH=" + System.getenv("PATH"), "HOME=" + home,
                "DRAWBRIDGE_HOME=" + home, "TMUX_TMPDIR=" + home, "D=" + String.join(" ", program()), "sh",
                "-c",
                line + "; echo \"it exits with $?\"");
        return window;
    }

    /** The program, as a command line. */
    static List<String> program() {
        return List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Drawbridge.class.getName());
    }

    void type(String text) {
        tmux("send-keys", "-l", text);
    }

    void press(String... keys) {
        List<String> line = new ArrayList<>(List.of("send-keys"));
        line.addAll(List.of(keys));
        tmux(line.toArray(String[]::new));
    }

    void resize(int columns, int rows) {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /** What can be read, blanks at the ends of lines left out. */
    String text() {
        return tmux("capture-pane", "-p");
    }

    /** The same with colours. */
    String styled() {
        return tmux("capture-pane", "-p", "-e");
    }

    void awaitShows(String text) {
        try {
            Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(50))
                    .until(() -> text().contains(text));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("no '" + text + "' in\n" + text(), e);
        }
    }

    private String tmux(String... arguments) {
        List<String> line = new ArrayList<>(List.of("tmux", "-S", server.toString()));
        line.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(line + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        tmux("kill-server");
    }
}
