package dev.drawbridge.server.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Whoever gives a password to a command: it is never an argument, for those are for everybody to see. */
sealed interface Typist {
    int LONGEST = 8 << 10;

    /** Somebody at a terminal, which shows nothing of it. */
    record AtTerminal(Console console) implements Typist {}

    /** A program, or a file. */
    record Unattended(InputStream in) implements Typist {}

    static Typist ofTheSystem() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal)
                .<Typist>map(AtTerminal::new).orElseGet(() -> new Unattended(System.in));
    }

    /**
     * Has a password typed, at a terminal twice.
     *
     * @throws ParameterException it was not
     */
    default String password(CommandSpec spec) {
        return switch (this) {
            case AtTerminal(Console console) -> {
                String once = typed(console, "Password: ");
                if (!once.equals(typed(console, "Once more: "))) {
                    throw new ParameterException(spec.commandLine(),
                            "that was not the same twice: begin again");
                }
                yield once;
            }
            case Unattended(InputStream in) -> {
                String line = firstLine(in);
                if (line.isEmpty()) {
                    throw new ParameterException(spec.commandLine(),
                            "there is no password in what this command reads: write it into its first line, or give this command at a terminal");
                }
                yield line;
            }
        };
    }

    private static String typed(Console console, String prompt) {
        char[] typed = console.readPassword("%s", prompt);
        return typed == null ? "" : new String(typed);
    }

    private static String firstLine(InputStream in) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && next != '\n' && line.size() < LONGEST; next = in.read()) {
                line.write(next);
            }
            String text = line.toString(StandardCharsets.UTF_8);
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException unreadable) {
            return ""; // as good as nothing
        }
    }
}
