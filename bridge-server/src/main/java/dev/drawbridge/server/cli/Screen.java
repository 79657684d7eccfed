package dev.drawbridge.server.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where people read what is printed.
 *
 * @param width how many columns there are; lines are not cut where nobody looks
 */
record Screen(int width, boolean coloured) {
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int USUAL = 80;
    private static final int PATIENCE_IN_SECONDS = 1;

    /** A file, a pipe or the like. */
    static final Screen NONE = new Screen(UNLIMITED, /* coloured= */ false);

    static Screen of(Map<String, String> environment) {
        // a runtime without the module for line editing has a console only where there is a terminal
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                ? new Screen(columns(environment),
                        environment.getOrDefault("NO_COLOR", "").isEmpty()
                                && !environment.getOrDefault("TERM", "").equals("dumb"))
                : NONE;
    }

    private static int columns(Map<String, String> environment) {
        return number(environment.getOrDefault("COLUMNS", ""), number(afterSpace(size()), USUAL));
    }

    private static String afterSpace(String rowsAndColumns) {
        return rowsAndColumns.strip().replaceFirst(".* ", "");
    }

    private static int number(String text, int otherwise) {
        return text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : otherwise;
    }

    /** What the system says: rows, a space, columns. */
    private static String size() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try {
                return stty.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)
                        ? new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                        : "";
            } finally {
                stty.destroyForcibly();
            }
        } catch (IOException unknown) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The text as far as it fits. */
    String fit(String text) {
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += Glyphs.width(text.codePointAt(i));
            if (used > width) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
