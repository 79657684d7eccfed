package dev.drawbridge.server.terminal;

import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.partners.machine.Executables;
import dev.drawbridge.partners.model.FakeModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.opentest4j.TestAbortedException;

/** A terminal that runs one program, typed into and read off by a test: a tmux server of its own. */
public final class Terminal implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);
    /** How long the terminal client takes to believe that a key was not pressed by accident, and to act. */
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** What the terminal client shows where one may type. */
    private static final String PROMPT = "? for shortcuts";
    /** Otherwise what is typed this fast is taken for a paste, and Enter for a part of it. */
    private static final String[] AS_FAST_AS_TYPED = {"-c", "disable_paste_burst=true"};
    private static final int COLUMNS = 120;
    private static final int LINES = 40;

    private final CodexHome home;
    private final Path tmux;

    private Terminal(CodexHome home, Path tmux) {
        this.home = home;
        this.tmux = tmux;
    }

    /**
     * The real terminal client, with a home of its own, working on the server at this address, when it is ready to be
     * typed into.
     */
    public static Terminal of(FakeModel model, URI server, String... arguments) {
        return showing(PROMPT, model, server, arguments);
    }

    /** The same with these variables in its environment. */
    public static Terminal of(FakeModel model, URI server, Map<String, String> variables,
            String... arguments) {
        return showing(PROMPT, model, server, variables, arguments);
    }

    /** The same when it shows what it begins with, be it a place to type into or anything else. */
    public static Terminal showing(String beginning, FakeModel model, URI server, String... arguments) {
        return showing(beginning, model, server, Map.of(), arguments);
    }

    private static Terminal showing(String beginning, FakeModel model, URI server,
            Map<String, String> variables, String... arguments) {
        return running(beginning, CodexHome.of(model), home -> {
            Command command = home.remote(server.resolve("/")).with(AS_FAST_AS_TYPED).with(arguments);
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                command = command.withVariable(variable.getKey(), variable.getValue());
            }
            return command;
        });
    }

    /**
     * A program with the home of a terminal client, when it shows what it begins with; the home is removed with the
     * terminal.
     */
    public static Terminal running(String beginning, CodexHome home, Function<CodexHome, Command> program) {
        Terminal terminal = start(home, program);
        try {
            terminal.awaitShows(beginning);
            return terminal;
        } catch (AssertionError unready) {
            terminal.close();
            throw unready;
        }
    }

    /**
     * Starts a program; the home is removed with the terminal. Without tmux the running test is skipped, or fails when
     * {@code CI=true}.
     */
    private static Terminal start(CodexHome home, Function<CodexHome, Command> program) {
        try {
            Terminal terminal = new Terminal(home,
                    Executables.find("tmux").orElseThrow(Terminal::withoutTmux));
            terminal.run(program.apply(home));
            return terminal;
        } catch (RuntimeException | Error e) {
            home.close();
            throw e;
        }
    }

    private void run(Command command) {
        List<String> session = new ArrayList<>(List.of("-f", settings(), "new-session", "-d", "-x",
                Integer.toString(COLUMNS), "-y", Integer.toString(LINES), "-c",
                command.directory().toString(), "env", "-i"));
        command.environment().forEach((name, value) -> session.add(name + "=" + value));
        session.addAll(command.line());
        tmux(session);
    }

    /** Types a text, as if key by key. */
    public void type(String text) {
        tmux(List.of("send-keys", "-l", text));
    }

    /** Presses a key by its tmux name, such as {@code Enter}. */
    public void press(String key) {
        tmux(List.of("send-keys", key));
    }

    /** Answers a question by a key, which counts only when the question has stood there for a while. */
    public void answer(String question, String key) {
        awaitShows(question);
        await("is rid of " + question, PATIENCE, () -> {
            boolean answered = !screen().contains(question);
            if (!answered) {
                press(key);
            }
            return answered;
        });
    }

    /** Presses a key, again and again if it does not count yet, until the text can be read. */
    public void pressUntilShown(String key, String text) {
        await("shows " + text + " by " + key, PATIENCE, () -> {
            boolean shown = screen().contains(text);
            if (!shown) {
                press(key);
            }
            return shown;
        });
    }

    /** Waits until the text can be read. */
    public void awaitShows(String text) {
        await("shows " + text, POLL, () -> screen().contains(text));
    }

    private void await(String what, Duration interval, Callable<Boolean> condition) {
        try {
            Awaitility.await().atMost(TIMEOUT).pollDelay(Duration.ZERO).pollInterval(interval)
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("No terminal that " + what + ", but this one:\n" + screen(), e);
        }
    }

    /** What can be read now. */
    public String screen() {
        return tmux(List.of("capture-pane", "-p"));
    }

    /** All that could ever be read, without the line breaks that are the terminal's own. */
    public String everything() {
        return tmux(List.of("capture-pane", "-p", "-J", "-S", "-"));
    }

    /** Waits until the text has been there to be read, be it above the screen by now. */
    public void awaitHasShown(String text) {
        await("has shown " + text, POLL, () -> everything().contains(text));
    }

    @Override
    public void close() {
        try {
            tmux(List.of("kill-server"));
        } finally {
            home.close();
        }
    }

    private String tmux(List<String> arguments) {
        List<String> line = new ArrayList<>(
                List.of(tmux.toString(), "-S", home.directory().resolveSibling("tmux").toString()));
        line.addAll(arguments);
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                throw new AssertionError(line + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted in " + line, e);
        }
    }

    /** Settings of tmux that let the last words of a program be read. */
    private String settings() {
        try {
            return Files
                    .writeString(home.directory().resolveSibling("tmux.conf"), "set -g remain-on-exit on\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException withoutTmux() {
        String message = "tmux is not on the PATH: the tests of the terminal client need it";
        if ("true".equals(System.getenv("CI"))) {
            return new IllegalStateException(message + ", and CI must run them");
        }
        System.err.println("*** SKIPPED *** " + message);
        return new TestAbortedException(message);
    }
}
