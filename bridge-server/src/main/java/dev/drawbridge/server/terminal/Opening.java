package dev.drawbridge.server.terminal;

import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.core.user.UserPlaces;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.terminal.TerminalDraft;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.launcher.Launcher;
import dev.drawbridge.server.pty.CannotRun;
import dev.drawbridge.server.pty.Tmux;
import dev.drawbridge.server.pty.Wrapped;
import dev.drawbridge.server.pty.Wrapping;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A program that a client wants to be run. */
final class Opening {
    private static final Duration UNTIL_OFFERED = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String OWN_VARIABLES = "DRAWBRIDGE_";
    private static final String PATH = "PATH";
    private static final String HOME = "DRAWBRIDGE_HOME";

    private final Terminals terminals;
    private final List<String> command;
    private final Path directory;
    private final TerminalSize size;
    private final Map<String, String> variables;
    private final boolean inTmux;
    private final SharedTerminal.Facts facts;

    Opening(Terminals terminals, TerminalDraft draft) {
        this.terminals = terminals;
        command = Limits.command(draft.command());
        variables = Limits.variables(draft.environment().orElse(Map.of()));
        size = Limits.size(draft.columns().orElse(TerminalSize.USUAL.columns()),
                draft.rows().orElse(TerminalSize.USUAL.rows()));
        directory = directory(draft.cwd().orElseGet(() -> UserPlaces.of(System.getenv()).home().toString()));
        inTmux = draft.tmux().orElse(/* other= */ false);
        String name = Limits.name(draft.name().orElseGet(() -> nameOf(command.getFirst())));
        facts = new SharedTerminal.Facts(terminals.newId(), name, command, Optional.of(directory.toString()),
                /* attended= */ false, 0);
        Wrapped.refuse(command, System.getenv()).ifPresent(sentence -> {
            throw new Declined(ErrorCode.INVALID_REQUEST, "It is not run: " + sentence);
        });
    }

    private static String nameOf(String program) {
        String name = program.substring(program.lastIndexOf('/') + 1);
        return name.substring(0, Math.min(name.length(), 64));
    }

    private static Path directory(String written) {
        try {
            Path directory = Path.of(written);
            if (directory.isAbsolute()) {
                return directory;
            }
        } catch (InvalidPathException none) {
            // said below
        }
        throw new Declined(ErrorCode.INVALID_PARAMS, "Invalid params: cwd must be an absolute path");
    }

    SharedTerminal open() throws CannotRun {
        return inTmux ? openInTmux() : openHere();
    }

    private SharedTerminal openHere() throws CannotRun {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith(OWN_VARIABLES) && !name.equals(HOME));
        environment.put("TERM", "xterm-256color");
        environment.putAll(variables);
        environment.put(Wrapped.MARK, facts.terminalId());
        SharedTerminal terminal = terminals.add(facts, size);
        try {
            OwnHost.start(new Wrapping(command, environment, directory, size), terminal);
            return terminal;
        } catch (CannotRun impossible) {
            terminals.forget(terminal);
            throw impossible;
        }
    }

    /** There it is run as by somebody who has typed it, and offered by that. */
    private SharedTerminal openInTmux() throws CannotRun {
        Map<String, String> own = System.getenv();
        Map<String, String> more = new HashMap<>();
        for (String kept : List.of(PATH, HOME)) {
            Optional.ofNullable(own.get(kept)).ifPresent(value -> more.put(kept, value));
        }
        more.putAll(variables);
        more.put(Wrapped.MARK, "");
        // there, nobody would be told that it cannot be run
        new Wrapping(command, more, directory, size).program();
        List<String> line = new ArrayList<>(Launcher.command());
        line.addAll(List.of("run", "--id", facts.terminalId(), "--name", facts.name(), "--"));
        line.addAll(command);
        Tmux tmux = Tmux.of(own);
        String window = tmux.window(facts.name(), new Wrapping(line, Map.of(), directory, size), more);
        long end = System.nanoTime() + UNTIL_OFFERED.toNanos();
        boolean there = true;
        while (there && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            // asked before it is looked for: what was offered, and has ended, is found
            there = tmux.has(window);
            Optional<SharedTerminal> offered = terminals.look(facts.terminalId());
            if (offered.isPresent()) {
                return offered.get();
            }
        }
        throw new CannotRun(there
                ? "it was started in tmux, and is not heard of: look there with 'tmux attach -t "
                        + Tmux.SESSION + "'"
                : "it has ended in tmux before anybody could look at it");
    }
}
