package dev.drawbridge.load.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.delayedExecutor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The standard input and output of a program, a message a line. */
final class PipeLink implements Link {
    private final Process process;
    private final OutputStream out;
    private final BufferedReader in;
    private volatile boolean heard;

    private PipeLink(Process process) {
        this.process = process;
        out = process.getOutputStream();
        in = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Starts a program, by a line for the shell; one that says nothing for too long is ended. */
    static PipeLink open(String command, Duration patience) throws IOException {
        PipeLink link = new PipeLink(
                new ProcessBuilder("/bin/sh", "-c", "exec " + command).redirectError(Redirect.DISCARD)
                        .start());
        delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS).execute(() -> {
            if (!link.heard) {
                link.process.destroy();
            }
        });
        return link;
    }

    @Override
    public void send(byte[] message) throws IOException {
        out.write(message);
        out.write('\n');
        out.flush();
    }

    @Override
    public byte[] receive() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new CannotMeasure("the program at the pipe ended, or said nothing");
        }
        heard = true;
        return line.getBytes(UTF_8);
    }

    @Override
    public void close() throws IOException {
        out.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
