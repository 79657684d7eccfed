package dev.drawbridge.server.transcript;

import java.util.List;

/** Commands as people would have typed them. */
final class ShellWords {
    private static final List<String> SHELLS = List.of("sh", "bash", "zsh", "dash");
    private static final List<String> FLAGS = List.of("-lc", "-c");

    private ShellWords() {}

    /** The command without the shell that runs it, where that leaves no doubt. */
    static String typed(String command) {
        String[] words = command.split(" ", 3);
        if (words.length < 3 || !SHELLS.contains(words[0].substring(words[0].lastIndexOf('/') + 1))
                || !FLAGS.contains(words[1])) {
            return command;
        }
        String inner = words[2];
        for (char quote : new char[]{'\'', '"'}) {
            if (inner.length() > 1 && inner.charAt(0) == quote
                    && inner.indexOf(quote, 1) == inner.length() - 1 && inner.indexOf('\\') < 0) {
                return inner.substring(1, inner.length() - 1);
            }
        }
        return inner.chars().anyMatch(letter -> letter == '\'' || letter == '"' || letter == ' ')
                ? command
                : inner;
    }
}
