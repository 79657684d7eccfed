package dev.drawbridge.server.pty;

import com.pty4j.PtyProcess;
import com.pty4j.WinSize;
import com.pty4j.unix.CLibrary;
import com.pty4j.unix.UnixPtyProcess;
import com.pty4j.util.PtyUtil;
import dev.drawbridge.core.terminal.TerminalSize;
import java.io.IOException;

/**
 * The device that a program has for its terminal. It has its size before the program can ask for it, and is held open
 * here, so that it outlives a program that closes it, and what was written last is not lost.
 */
final class Device implements AutoCloseable {
    private final com.pty4j.unix.Pty pty;
    private final int held;

    private Device(com.pty4j.unix.Pty pty, int held) {
        this.pty = pty;
        this.held = held;
    }

    static Device open(TerminalSize size) throws IOException {
        com.pty4j.unix.Pty pty = new com.pty4j.unix.Pty();
        Device device = new Device(pty,
                CLibrary.open(pty.getSlaveName(), CLibrary.O_RDWR | CLibrary.O_NOCTTY));
        try {
            pty.setWindowSize(new WinSize(size.columns(), size.rows()), /* process= */ null);
            return device;
        } catch (IOException | RuntimeException impossible) {
            device.giveUp();
            throw impossible;
        }
    }

    @SuppressWarnings("deprecation") // what is to be used instead gives it its size once it runs, which may be too late
    PtyProcess run(String[] command, Wrapping wrapping) throws IOException {
        try {
            return new UnixPtyProcess(command, PtyUtil.toStringArray(wrapping.environment()),
                    wrapping.directory().toString(), pty, /* errPty= */ null, /* consoleMode= */ false);
        } catch (IOException | RuntimeException impossible) {
            giveUp();
            throw impossible;
        }
    }

    private void giveUp() throws IOException {
        close();
        pty.close();
    }

    /** Holds it no longer: it is gone when no program has it any more. */
    @Override
    public void close() {
        if (held >= 0) {
            CLibrary.close(held);
        }
    }
}
