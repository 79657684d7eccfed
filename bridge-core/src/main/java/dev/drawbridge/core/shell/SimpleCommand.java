package dev.drawbridge.core.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command of which every POSIX-like shell makes the same: words that stand for themselves, bare or in quotes, with
 * blanks between them. Everything that any shell might make more of is left out, so that some harmless commands are
 * not recognized either.
 */
final class SimpleCommand {
    /** What bare words may consist of, besides letters and digits. */
    private static final String BARE = "_-./,:@%+=";
    /** What a shell does not run but obeys. */
    private static final Set<String> RESERVED = Set.of("if", "then", "elif", "else", "fi", "for", "foreach",
            "while",
            "until", "do", "done", "case", "esac", "select", "function", "time", "coproc", "in", "repeat",
            "nocorrect",
            "noglob", "end");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;

    private SimpleCommand(String text) {
        this.text = text;
    }

    /** Its words; empty if it is anything else. */
    static Optional<List<String>> words(String text) {
        return new SimpleCommand(text).read();
    }

    private Optional<List<String>> read() {
        while (skipBlanks()) {
            if (!readWord()) {
                return Optional.empty();
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    /** Whether a word follows. */
    private boolean skipBlanks() {
        while (at < text.length() && blank(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private boolean readWord() {
        word.setLength(0);
        boolean equals = text.charAt(at) == '=';
        while (at < text.length() && !blank(text.charAt(at))) {
            char next = text.charAt(at++);
            if (next == '\'' || next == '"') {
                if (!readQuoted(next)) {
                    return false;
                }
            } else if (bare(next)) {
                equals |= next == '=' && words.isEmpty();
                word.append(next);
            } else {
                return false;
            }
        }
        String read = word.toString();
        words.add(read);
        return !equals && (words.size() > 1 || (!read.isEmpty() && !RESERVED.contains(read)));
    }

    private boolean readQuoted(char quote) {
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == quote) {
                return true;
            }
            if (Invisible.is(next) || (quote == '"' && "$`\\!".indexOf(next) >= 0)) {
                return false;
            }
            word.append(next);
        }
        return false;
    }

    private static boolean blank(char next) {
        return next == ' ' || next == '\t';
    }

    private static boolean bare(char next) {
        return next < 0x80
                ? BARE.indexOf(next) >= 0 || Character.isLetterOrDigit(next)
                : !Invisible.is(next);
    }
}
