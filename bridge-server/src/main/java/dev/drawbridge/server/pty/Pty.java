package dev.drawbridge.server.pty;

import com.pty4j.PtyProcess;
import com.pty4j.WinSize;
import com.pty4j.unix.PtyHelpers;
import dev.drawbridge.core.terminal.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A program in a terminal of its own. Any thread. */
public final class Pty implements AutoCloseable {
    private static final int BLOCK = 64 << 10;
    /** Who has ended and says nothing for so long has said everything. */
    private static final Duration SILENCE = Duration.ofMillis(50);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(2);

    private final Device device;
    private final PtyProcess process;
    private final Keystrokes keystrokes;
    private final PtyEar ear;
    private long writtenAt;
    /** How long all that was written took to be shown. */
    private long showing;
    private boolean read;
    private boolean over;

    private Pty(Device device, PtyProcess process, PtyEar ear) {
        this.device = device;
        this.process = process;
        this.keystrokes = new Keystrokes(process.getOutputStream());
        this.ear = ear;
    }

    /** Runs it. */
    public static Pty start(Wrapping wrapping, PtyEar ear) throws CannotRun {
        String[] command = wrapping.command().toArray(String[]::new);
        command[0] = wrapping.program().toString();
        NativeParts.find();
        try {
            Device device = Device.open(wrapping.size());
            Pty pty = new Pty(device, device.run(command, wrapping), ear);
            pty.keystrokes.start();
            Thread.ofPlatform().daemon().name("pty-reader").start(pty::read);
            Thread.ofPlatform().daemon().name("pty-end").start(pty::awaitEnd);
            return pty;
        } catch (IOException | IllegalStateException | UnsatisfiedLinkError impossible) {
            throw new CannotRun("the system gives '" + wrapping.command().getFirst() + "' no terminal",
                    impossible);
        }
    }

    private void read() {
        byte[] block = new byte[BLOCK];
        try (InputStream written = process.getInputStream()) {
            for (int count = written.read(block); count > 0; count = written.read(block)) {
                wrote(block, count);
            }
        } catch (IOException ended) {
            // so has the program, or it has closed its terminal
        } finally {
            synchronized (this) {
                read = true;
                notifyAll();
            }
        }
    }

    private synchronized void wrote(byte[] block, int count) {
        if (!over) {
            long begin = System.nanoTime();
            ear.wrote(block, 0, count);
            writtenAt = System.nanoTime();
            showing += writtenAt - begin;
        }
    }

    /** Waits for the end of the program; what it has left running may write for a while, but keeps nobody waiting. */
    private void awaitEnd() {
        try {
            int exitCode = process.waitFor();
            keystrokes.end();
            synchronized (this) {
                writtenAt = System.nanoTime();
                // how long it takes to show what was written does not count
                long begin = writtenAt - showing;
                while (!read && System.nanoTime() - showing - begin < LAST_WORDS.toNanos()
                        && System.nanoTime() - writtenAt < SILENCE.toNanos()) {
                    wait(SILENCE.toMillis());
                }
                over = true;
            }
            device.close();
            ear.ended(exitCode);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Types, if the program takes what is typed; otherwise nothing is done. */
    public boolean type(byte[] typed) {
        return typed.length == 0 || keystrokes.offer(typed.clone());
    }

    /** Types, and waits as long as the program takes nothing. */
    public void typeInTurn(byte[] typed) throws InterruptedException {
        if (typed.length > 0) {
            keystrokes.put(typed.clone());
        }
    }

    public void resize(TerminalSize size) {
        if (process.isAlive()) {
            try {
                process.setWinSize(new WinSize(size.columns(), size.rows()));
            } catch (IllegalStateException ended) {
                // it has none any more
            }
        }
    }

    /** Has its terminal not show what is typed, where the system lets others say so; that is all the program notices. */
    public void echoNothing() throws InterruptedException {
        try {
            Process stty = new ProcessBuilder("stty", "-F", "/proc/" + process.pid() + "/fd/0", "-echo")
                    .redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start();
            if (!stty.waitFor(UNTIL_KILLED.toMillis(), TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
            }
        } catch (IOException without) {
            // it is shown, then
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Tells the program, and what it has running in its terminal, that the terminal is gone. */
    public void hangUp() {
        if (process.isAlive()) {
            ProcessHandle.of(process.pid()).ifPresent(program -> {
                program.descendants().forEach(Pty::hangUp);
                hangUp(program);
            });
        }
    }

    private static void hangUp(ProcessHandle any) {
        if (any.isAlive()) {
            PtyHelpers.signal((int) any.pid(), PtyHelpers.SIGHUP);
        }
    }

    /** Hangs up, and kills what does not care. */
    @Override
    public void close() {
        hangUp();
        try {
            if (!process.waitFor(UNTIL_KILLED.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
