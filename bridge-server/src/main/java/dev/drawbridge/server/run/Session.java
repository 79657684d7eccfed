package dev.drawbridge.server.run;

import dev.drawbridge.core.terminal.Reel;
import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.pty.CannotRun;
import dev.drawbridge.server.pty.OwnTerminal;
import dev.drawbridge.server.pty.Pty;
import dev.drawbridge.server.pty.PtyEar;
import dev.drawbridge.server.pty.Tmux;
import dev.drawbridge.server.pty.Wrapped;
import dev.drawbridge.server.pty.Wrapping;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A program in this terminal, from its start to its end: what it writes is shown here first, then elsewhere. */
final class Session implements PtyEar, Sharing.Program {
    private static final Duration UNTIL_OTHERS_KNOW = Duration.ofMillis(500);
    private static final Duration UNTIL_WHOEVER_OPENED_IT_KNOWS = Duration.ofSeconds(10);
    private static final byte[] END_OF_INPUT = {4};
    private static final int BLOCK = 16 << 10;

    private final Map<String, String> environment;
    private final List<String> command;
    private final Path directory;
    private final Optional<OwnTerminal> own;
    private final boolean opened;
    private final Reel reel;
    private final Sharing sharing;
    private final String terminalId;
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final CompletableFuture<Pty> started = new CompletableFuture<>();

    /** @param opened whether somebody elsewhere has it run in tmux, where nobody need sit */
    Session(Destination bridge, Map<String, String> environment, String terminalId, String name,
            List<String> command, Path directory, boolean opened) {
        this.environment = environment;
        this.command = command;
        this.directory = directory;
        this.terminalId = terminalId;
        this.own = OwnTerminal.take();
        this.opened = opened;
        this.reel = new Reel(size());
        this.sharing = new Sharing(bridge,
                new Offer(terminalId, name, command, directory.toString(), own.isPresent() && !opened), reel,
                this);
    }

    private TerminalSize size() {
        return own.map(OwnTerminal::size).orElse(TerminalSize.USUAL);
    }

    /** Runs it; returns what it exits with. */
    int run() throws CannotRun, InterruptedException {
        try {
            Map<String, String> variables = new HashMap<>(environment);
            variables.put(Wrapped.MARK, terminalId);
            variables.putIfAbsent("TERM", "xterm-256color");
            Pty pty = Pty.start(new Wrapping(command, variables, directory, size()), this);
            started.complete(pty);
            Runtime.getRuntime().addShutdownHook(new Thread(pty::hangUp, "hang-up"));
            own.ifPresent(terminal -> terminal.onResize(() -> resize(terminal.size())));
            Thread.ofPlatform().daemon().name("keyboard").start(() -> type(pty));
            sharing.start();
            int exitCode = end.join();
            sharing.finish(exitCode, opened ? UNTIL_WHOEVER_OPENED_IT_KNOWS : UNTIL_OTHERS_KNOW);
            return exitCode;
        } finally {
            own.ifPresent(OwnTerminal::close);
        }
    }

    /** Why nobody elsewhere could look at it in the end, if a bridge had a reason. */
    Optional<String> refusal() {
        return sharing.refusal();
    }

    private void type(Pty pty) {
        // not closed: it is the process's own
        InputStream keyboard = new FileInputStream(FileDescriptor.in);
        try {
            if (own.isPresent()) {
                byte[] block = new byte[BLOCK];
                for (int count = keyboard.read(block); count >= 0; count = keyboard.read(block)) {
                    byte[] typed = Arrays.copyOf(block, count);
                    if (Reports.without(typed).length > 0) {
                        sharing.typed();
                    }
                    pty.typeInTurn(typed);
                }
            } else {
                typeAll(keyboard, pty);
            }
        } catch (IOException gone) {
            pty.hangUp();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Types what comes out of a pipe: nobody wants to see it typed, and it has an end. */
    private static void typeAll(InputStream pipe, Pty pty) throws IOException, InterruptedException {
        byte[] block = new byte[BLOCK];
        byte last = '\n';
        int count = pipe.read(block);
        if (count > 0) {
            pty.echoNothing();
        }
        for (; count >= 0; count = pipe.read(block)) {
            pty.typeInTurn(Arrays.copyOf(block, count));
            last = count > 0 ? block[count - 1] : last;
        }
        if (last != '\n') {
            // the first ends only the line
            pty.typeInTurn(END_OF_INPUT);
        }
        pty.typeInTurn(END_OF_INPUT);
    }

    private void resize(TerminalSize size) {
        reel.resize(size);
        var _ = started.thenAccept(pty -> pty.resize(size));
        sharing.wake();
    }

    // what the program does

    @Override
    public void wrote(byte[] bytes, int from, int to) {
        try {
            out.write(bytes, from, to - from);
        } catch (IOException gone) {
            hangUp();
        }
        reel.write(bytes, from, to);
        if (own.isEmpty()) {
            byte[] answers = reel.answers();
            if (answers.length > 0) {
                type(answers);
            }
        }
        sharing.wake();
    }

    @Override
    public void ended(int exitCode) {
        end.complete(exitCode);
    }

    // what others want of it

    @Override
    public void type(byte[] typed) {
        var _ = started.thenAccept(pty -> pty.type(typed));
    }

    @Override
    public void resize(int columns, int rows) {
        TerminalSize size = TerminalSize.near(columns, rows);
        if (own.isEmpty()) {
            resize(size);
        } else if (opened) {
            Thread.ofVirtual().start(() -> resizeInTmux(size));
        }
    }

    private void resizeInTmux(TerminalSize size) {
        try {
            Tmux.of(environment).resizeOwn(size);
        } catch (CannotRun without) {
            // it keeps the size that it has, which is what is shown
        }
    }

    @Override
    public void hangUp() {
        var _ = started.thenAccept(Pty::hangUp);
    }
}
