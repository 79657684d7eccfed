package dev.drawbridge.partners.wire;

import dev.drawbridge.partners.machine.AgentProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Messages as lines on a process's stdin and stdout, cut at LF alone. */
final class StdioLink implements Link {
    private final AgentProcess process;

    private StdioLink(AgentProcess process) {
        this.process = process;
    }

    static StdioLink open(AgentProcess process, Receiver receiver) {
        StdioLink link = new StdioLink(process);
        Thread.ofVirtual().name("stdout").start(() -> link.read(receiver));
        return link;
    }

    @Override
    public synchronized void send(String message) {
        try {
            OutputStream stdin = process.stdin();
            stdin.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            stdin.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("stderr: " + process.stderr(), e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            process.stdin().close();
        } catch (IOException alreadyGone) {
            // the process ended first, and nobody reads what was left to flush
        }
    }

    @Override
    public void cut() {
        close();
    }

    private void read(Receiver receiver) {
        byte[] block = new byte[1 << 16];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream stdout = process.stdout()) {
            for (int length = stdout.read(block); length >= 0; length = stdout.read(block)) {
                int start = 0;
                for (int at = 0; at < length; at++) {
                    if (block[at] == '\n') {
                        line.write(block, start, at - start);
                        receiver.received(line.toString(StandardCharsets.UTF_8));
                        line.reset();
                        start = at + 1;
                    }
                }
                line.write(block, start, length - start);
            }
            receiver.ended("end of stdout, stderr: " + process.stderr());
        } catch (IOException e) {
            receiver.ended(e + ", stderr: " + process.stderr());
        }
    }
}
