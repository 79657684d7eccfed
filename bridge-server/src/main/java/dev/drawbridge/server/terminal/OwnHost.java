package dev.drawbridge.server.terminal;

import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.server.pty.CannotRun;
import dev.drawbridge.server.pty.Pty;
import dev.drawbridge.server.pty.PtyEar;
import dev.drawbridge.server.pty.Wrapping;
import java.util.Optional;

/** A program that the bridge itself has in a terminal. */
final class OwnHost implements Host, PtyEar, AutoCloseable {
    private final SharedTerminal terminal;
    private volatile Optional<Pty> pty = Optional.empty();

    private OwnHost(SharedTerminal terminal) {
        this.terminal = terminal;
    }

    /** Runs it, and lets the terminal show it. */
    static void start(Wrapping wrapping, SharedTerminal terminal) throws CannotRun {
        OwnHost host = new OwnHost(terminal);
        terminal.isHostedBy(host);
        host.pty = Optional.of(Pty.start(wrapping, host));
    }

    @Override
    public void wrote(byte[] bytes, int from, int to) {
        terminal.wrote(bytes, from, to);
        byte[] answers = terminal.reel().answers();
        if (answers.length > 0 && terminal.isNobodys()) {
            type(answers);
        }
    }

    @Override
    public void ended(int exitCode) {
        terminal.ended(Optional.of(exitCode));
    }

    @Override
    public boolean type(byte[] typed) {
        return pty.map(program -> program.type(typed)).orElse(/* other= */ false);
    }

    @Override
    public void resize(TerminalSize size) {
        terminal.reel().resize(size);
        pty.ifPresent(program -> program.resize(size));
        terminal.changed();
    }

    @Override
    public void hangUp() {
        pty.ifPresent(Pty::hangUp);
    }

    @Override
    public void close() {
        pty.ifPresent(Pty::close);
    }
}
