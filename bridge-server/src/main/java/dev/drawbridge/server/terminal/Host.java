package dev.drawbridge.server.terminal;

import dev.drawbridge.core.terminal.TerminalSize;

/** What has a program's terminal. Any thread; nothing here waits for the program. */
interface Host {
    /** Whether the program is given what was typed; if not, it takes nothing. */
    boolean type(byte[] typed);

    void resize(TerminalSize size);

    /** Tells the program that its terminal is gone. */
    void hangUp();
}
