package dev.drawbridge.core.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The pieces of a text that might be run as commands of their own, with and without quotes and what precedes them. */
final class Segments {
    private static final Pattern OPERATORS = Pattern.compile("[;&|(){}<>`\\n\\r\\x00]|\\$\\(");
    private static final Pattern OPERATORS_AND_QUOTES = Pattern.compile("[;&|(){}<>`'\"\\n\\r\\x00]|\\$\\(");
    private static final Pattern QUOTES = Pattern.compile("\\\\\\n|[\\\\'\"]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");
    /** Words before which others are run. */
    private static final Set<String> CARRIERS = Set.of("sudo", "doas", "env", "command", "builtin", "exec",
            "eval",
            "nohup", "setsid", "time", "nice", "ionice", "timeout", "xargs", "stdbuf", "if", "then", "elif",
            "else",
            "while", "until", "do", "!");

    /** How many beginnings are looked at, besides the last; more would only be there to take time. */
    private static final int MOST_CARRIED = 16;

    private Segments() {}

    static List<String> of(String text) {
        Set<String> found = new LinkedHashSet<>();
        found.add(text);
        add(text, found);
        for (String piece : OPERATORS.split(text, -1)) {
            add(piece, found);
        }
        for (String piece : OPERATORS.split(QUOTES.matcher(text).replaceAll(""), -1)) {
            add(piece, found);
        }
        for (String piece : OPERATORS_AND_QUOTES.split(text, -1)) {
            add(piece, found);
        }
        return List.copyOf(found);
    }

    private static void add(String piece, Set<String> found) {
        String plain = BLANKS.matcher(piece).replaceAll(" ").strip();
        if (plain.isEmpty()) {
            return;
        }
        found.add(plain);
        String bare = QUOTES.matcher(plain).replaceAll("");
        int from = 0;
        for (int carried = 0;; carried++) {
            int end = bare.indexOf(' ', from);
            String first = end < 0 ? bare.substring(from) : bare.substring(from, end);
            String name = first.substring(first.lastIndexOf('/') + 1);
            boolean last = end < 0 || !carries(first, name);
            if (last || carried < MOST_CARRIED) {
                found.add(bare.substring(from));
                found.add(name + bare.substring(from + first.length()));
            }
            if (last) {
                return;
            }
            from = end + 1;
        }
    }

    /** Whether what follows this word may be a command: it runs others, or is an option, a number or a variable. */
    private static boolean carries(String word, String name) {
        return CARRIERS.contains(name) || word.isEmpty() || word.startsWith("-") || word.contains("=")
                || Character.isDigit(word.charAt(0));
    }
}
