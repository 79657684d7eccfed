package dev.drawbridge.server.paper;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Where people read what is printed.
 *
 * @param width how many columns there are; lines are not cut where nobody looks
 */
public record Screen(int width, boolean coloured) {
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int USUAL = 80;
    private static final int PATIENCE_IN_SECONDS = 1;
    private static final String PLAIN = "\033[0m";

    /** A file, a pipe or the like. */
    public static final Screen NONE = new Screen(UNLIMITED, /* coloured= */ false);

    /** Where somebody reads and can answer, or else none. */
    public static Screen of(Map<String, String> environment) {
        TerminalEnds ends = TerminalEnds.here();
        return ends.isAttended() ? of(environment, ends) : NONE;
    }

    /** Where what is printed is read, whether or not somebody can answer. */
    public static Screen of(Map<String, String> environment, TerminalEnds ends) {
        return ends.out() ? new Screen(columns(environment, ends.in()), isColoured(environment)) : NONE;
    }

    private static boolean isColoured(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static int columns(Map<String, String> environment, boolean typed) {
        int told = number(environment.getOrDefault("COLUMNS", ""));
        if (told > 0) {
            return told;
        }
        String size = size(typed).strip();
        int found = number(size.substring(size.indexOf(' ') + 1));
        return found > 0 ? found : USUAL;
    }

    /** @return 0 unless it is the number of columns of a screen */
    private static int number(String text) {
        boolean fits = !text.isEmpty() && text.length() < 6
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return fits ? Integer.parseInt(text) : 0;
    }

    /** What the system says: rows, a space, columns. */
    private static String size(boolean typed) {
        try {
            ProcessBuilder asked = new ProcessBuilder("stty", "size")
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            Process stty = (typed
                    ? asked.redirectInput(ProcessBuilder.Redirect.INHERIT)
                    : asked.redirectInput(new File("/dev/tty"))).start();
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

    /** Whether anybody looks. */
    public boolean isThere() {
        return width != UNLIMITED;
    }

    /** The text in that ink, where there are colours. */
    public String paint(Ink ink, String text) {
        return coloured && ink != Ink.PLAIN && !text.isEmpty() ? ink.order() + text + PLAIN : text;
    }

    /** The text as far as it fits. */
    public String fit(String text) {
        return Glyphs.cut(text, width);
    }
}
