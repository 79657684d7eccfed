package dev.drawbridge.core.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A small shell process that outlives the bridge when the bridge is killed, and then ends a child that has not ended
 * by itself.
 *
 * <p>It holds one end of a pipe: as long as the bridge lives it waits there, and costs nothing.
 */
final class Watchdog {
    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    /** Sets one on whatever bears the mark; it is there before the child is. */
    static Watchdog on(Mark mark) throws IOException {
        List<String> command = new ArrayList<>(Session.own());
        command.addAll(List.of("/bin/sh", "-c", script(), "drawbridge-watchdog", mark.entry()));
        return new Watchdog(
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD)
                        .start());
    }

    /** Says which process the child is, for systems that do not show marks. */
    void watch(Process child) {
        try {
            process.getOutputStream().write((child.pid() + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
        } catch (IOException killed) {
            return; // the child then has only the end of its input to end by
        }
    }

    /** Sends it away: the child has come to its end. */
    void standDown() {
        try (OutputStream lifeline = process.getOutputStream()) {
            lifeline.write("done\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException alreadyGone) {
            process.toHandle().destroyForcibly();
        }
    }

    private static String script() {
        try (InputStream script = Watchdog.class.getResourceAsStream("watchdog.sh")) {
            if (script == null) {
                throw new IllegalStateException("watchdog.sh is missing");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
