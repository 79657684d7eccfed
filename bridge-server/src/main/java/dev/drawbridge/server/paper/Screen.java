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
 * @param height how many lines there are to be seen at once
 * @param moving whether what was printed can be printed over
 */
public record Screen(int width, int height, boolean coloured, boolean moving) {
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int USUAL = 80;
    private static final int USUAL_HEIGHT = 24;
    private static final int PATIENCE_IN_SECONDS = 1;
    private static final String PLAIN = "\033[0m";

    /** A file, a pipe or the like. */
    public static final Screen NONE = new Screen(UNLIMITED, UNLIMITED, /* coloured= */ false,
            /* moving= */ false);

    /** One of the usual height. */
    public Screen(int width, boolean coloured) {
        this(width, USUAL_HEIGHT, coloured, /* moving= */ true);
    }

    /** Where somebody reads and can answer, or else none. */
    public static Screen of(Map<String, String> environment) {
        TerminalEnds ends = TerminalEnds.here();
        return ends.isAttended() ? of(environment, ends) : NONE;
    }

    /** Where what is printed is read, whether or not somebody can answer. */
    public static Screen of(Map<String, String> environment, TerminalEnds ends) {
        if (!ends.out()) {
            return NONE;
        }
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        boolean coloured = !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        int width = number(environment.getOrDefault("COLUMNS", ""));
        int height = number(environment.getOrDefault("LINES", ""));
        if (width == 0 || height == 0) {
            String size = size(ends.in()).strip();
            int space = Math.max(0, size.indexOf(' '));
            width = or(width, or(number(size.substring(space).strip()), USUAL));
            height = or(height, or(number(size.substring(0, space)), USUAL_HEIGHT));
        }
        return new Screen(width, height, coloured, !dumb);
    }

    private static int or(int number, int otherwise) {
        return number > 0 ? number : otherwise;
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
