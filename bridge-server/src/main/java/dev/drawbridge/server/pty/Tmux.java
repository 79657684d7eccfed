package dev.drawbridge.server.pty;

import dev.drawbridge.core.process.Executables;
import dev.drawbridge.core.terminal.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The user's tmux, in which a session keeps programs that are to outlive whoever started them. */
public final class Tmux {
    /** The session. */
    public static final String SESSION = "drawbridge";

    private static final int PATIENCE_IN_SECONDS = 10;

    private final Path program;
    private final Map<String, String> environment;

    private Tmux(Path program, Map<String, String> environment) {
        this.program = program;
        this.environment = environment;
    }

    /** Finds it. */
    public static Tmux of(Map<String, String> environment) throws CannotRun {
        return new Tmux(new Executables(environment.getOrDefault("PATH", "")).find("tmux").orElseThrow(
                () -> new CannotRun("there is no tmux on the PATH: install it, or leave tmux out")),
                environment);
    }

    /**
     * Lets a program run in a window of the session, which is made if it is not there.
     *
     * @param variables what its environment has besides that of tmux
     * @return what names the window
     */
    public String window(String name, Wrapping wrapping, Map<String, String> variables) throws CannotRun {
        List<String> what = new ArrayList<>(List.of("-d", "-P", "-F", "#{window_id}", "-n",
                word(literal(name)), "-c", word(literal(wrapping.directory().toString()))));
        variables.forEach(
                (variable, value) -> what.addAll(List.of("-e", word(variable + "=" + value))));
        what.add("--");
        wrapping.command().forEach(each -> what.add(word(each)));
        if (!isThere()) {
            try {
                return session(what, wrapping.size(), variables.keySet());
            } catch (CannotRun failed) {
                if (!isThere()) {
                    throw failed;
                }
                // somebody else has made it meanwhile
            }
        }
        List<String> line = new ArrayList<>(List.of("new-window", "-t", "=" + SESSION + ":"));
        line.addAll(what);
        return said(line).strip();
    }

    /** Makes it with its first window, whose variables are not those of the others. */
    private String session(List<String> window, TerminalSize size, Set<String> variables) throws CannotRun {
        List<String> line = new ArrayList<>(List.of("new-session", "-s", SESSION, "-x",
                Integer.toString(size.columns()), "-y", Integer.toString(size.rows())));
        line.addAll(window);
        variables.forEach(variable -> line
                .addAll(List.of(";", "set-environment", "-t", "=" + SESSION, "-u", variable)));
        return said(line).strip();
    }

    /** Whether a window is still there. */
    public boolean has(String window) {
        try {
            return said(List.of("list-windows", "-t", "=" + SESSION, "-F", "#{window_id}")).lines()
                    .anyMatch(window::equals);
        } catch (CannotRun none) {
            return false;
        }
    }

    /** Gives the window in which this program itself runs another size. */
    public void resizeOwn(TerminalSize size) throws CannotRun {
        said(List.of("resize-window", "-t", environment.getOrDefault("TMUX_PANE", ""), "-x",
                Integer.toString(size.columns()), "-y", Integer.toString(size.rows())));
    }

    /** A word that tmux takes as it is: one that ends with a semicolon would end the command. */
    static String word(String text) {
        return text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text;
    }

    /** Text where tmux would else look for formats, which may have a shell run something. */
    static String literal(String text) {
        return text.replace("#", "##");
    }

    private boolean isThere() {
        try {
            said(List.of("has-session", "-t", "=" + SESSION));
            return true;
        } catch (CannotRun none) {
            return false;
        }
    }

    /** What shows a window to whoever is in this terminal. */
    public ProcessBuilder showing(String window) {
        String target = SESSION + ":" + window;
        return builder(environment.getOrDefault("TMUX", "").isEmpty()
                ? List.of("attach-session", "-t", target)
                : List.of("switch-client", "-t", target)).inheritIO();
    }

    private ProcessBuilder builder(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private String said(List<String> arguments) throws CannotRun {
        try {
            Process process = builder(arguments).redirectErrorStream(true).start();
            try {
                process.getOutputStream().close();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new CannotRun("tmux does not do it: " + said.strip());
                }
                return said;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException impossible) {
            throw new CannotRun("tmux does not run", impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotRun("tmux was not waited for", stopped);
        }
    }
}
