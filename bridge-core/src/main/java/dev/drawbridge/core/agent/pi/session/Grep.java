package dev.drawbridge.core.agent.pi.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a file could mention something: sure only when it says no. */
final class Grep implements Lines.Sink {
    /** What stands in JSON as it is. */
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9 _.,:;!?+*=()<>@#%&$-]+");

    private final byte[] lower;
    private final byte[] upper;
    private boolean mentioned;

    private Grep(String term) {
        this.lower = term.toLowerCase(Locale.ROOT).getBytes(US_ASCII);
        this.upper = term.toUpperCase(Locale.ROOT).getBytes(US_ASCII);
    }

    static boolean couldMention(Path file, String term) throws IOException {
        if (!PLAIN.matcher(term).matches()) {
            return true;
        }
        Grep grep = new Grep(term);
        Lines.each(file, grep);
        return grep.mentioned;
    }

    @Override
    public boolean line(byte[] bytes, int from, int length) {
        for (int at = from; at <= from + length - lower.length && !mentioned; at++) {
            mentioned = stands(bytes, at);
        }
        return !mentioned;
    }

    private boolean stands(byte[] bytes, int at) {
        for (int i = 0; i < lower.length; i++) {
            byte one = bytes[at + i];
            if (one != lower[i] && one != upper[i]) {
                return false;
            }
        }
        return true;
    }
}
