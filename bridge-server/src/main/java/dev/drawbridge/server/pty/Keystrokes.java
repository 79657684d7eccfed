package dev.drawbridge.server.pty;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;

/**
 * What was typed and has yet to be taken by a program, which may take its time: so many bytes are kept, what comes on top
 * is refused. A thread of its own writes them.
 */
final class Keystrokes {
    private static final int MOST = 256 << 10;

    private final OutputStream program;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private int length;
    private boolean over;

    Keystrokes(OutputStream program) {
        this.program = program;
    }

    void start() {
        Thread.ofPlatform().daemon().name("pty-writer").start(this::write);
    }

    /** Whether there is room for it. */
    synchronized boolean offer(byte[] typed) {
        if (over || length + typed.length > MOST) {
            return false;
        }
        waiting.addLast(typed);
        length += typed.length;
        notifyAll();
        return true;
    }

    /** Waits until there is room. */
    synchronized void put(byte[] typed) throws InterruptedException {
        while (!over && !offer(typed)) {
            wait();
        }
    }

    private synchronized byte[] next() throws InterruptedException {
        while (waiting.isEmpty() && !over) {
            wait();
        }
        byte[] typed = waiting.isEmpty() ? new byte[0] : waiting.removeFirst();
        length -= typed.length;
        notifyAll();
        return typed;
    }

    private void write() {
        try {
            for (byte[] typed = next(); typed.length > 0; typed = next()) {
                program.write(typed);
                program.flush();
            }
        } catch (IOException ended) {
            end();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void end() {
        over = true;
        waiting.clear();
        length = 0;
        notifyAll();
    }
}
