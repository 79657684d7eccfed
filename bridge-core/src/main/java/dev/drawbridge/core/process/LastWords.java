package dev.drawbridge.core.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a process writes to stderr: each line is passed on, the last ones are remembered for the case that they explain
 * its end.
 *
 * <p>Those of an agent can quote what users and models said.
 */
public final class LastWords {
    private static final int REMEMBERED = 20;
    private static final int LONGEST = 2000;
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");

    /** A stack that was stripped of its names says nothing. */
    private static final Pattern NAMELESS = Pattern.compile("Stack backtrace:|\\s*\\d+: <unknown>");

    private final Deque<String> remembered = new ArrayDeque<>();
    private final Consumer<String> lines;

    public LastWords(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Reads to the end of the stream, of each line no more than what is worth keeping. */
    public void read(InputStream in) {
        byte[] line = new byte[LONGEST];
        int length = 0;
        byte[] block = new byte[8192];
        try (in) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                for (int i = 0; i < count; i++) {
                    if (block[i] == '\n') {
                        line(line, length);
                        length = 0;
                    } else if (length < LONGEST) {
                        line[length++] = block[i];
                    }
                }
            }
        } catch (IOException itsEnd) {
            line(line, length);
            return;
        }
        line(line, length);
    }

    private void line(byte[] bytes, int length) {
        String text = COLOURS.matcher(new String(bytes, 0, length, StandardCharsets.UTF_8)).replaceAll("")
                .stripTrailing();
        if (text.isEmpty() || NAMELESS.matcher(text).matches()) {
            return;
        }
        synchronized (remembered) {
            if (remembered.size() == REMEMBERED) {
                remembered.remove();
            }
            remembered.add(text);
        }
        lines.accept(text);
    }

    /** The last lines so far, the oldest first. */
    public List<String> lines() {
        synchronized (remembered) {
            return new ArrayList<>(remembered);
        }
    }
}
