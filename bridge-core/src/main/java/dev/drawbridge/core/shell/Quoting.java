package dev.drawbridge.core.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Argument vectors written as one line, as a POSIX shell would take it. */
final class Quoting {
    private Quoting() {}

    /** The arguments; empty if a quotation does not end. */
    static Optional<List<String>> split(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char next = line.charAt(at);
            if (quote == '\'' || quote == '"') {
                if (next == quote) {
                    quote = 0;
                } else if (quote == '"' && next == '\\' && at + 1 < line.length()
                        && "$`\"\\\n".indexOf(line.charAt(at + 1)) >= 0) {
                    argument.append(line.charAt(++at));
                } else {
                    argument.append(next);
                }
            } else if (next == '\'' || next == '"') {
                quote = next;
                begun = true;
            } else if (next == ' ' || next == '\t' || next == '\n') {
                if (begun) {
                    arguments.add(argument.toString());
                    argument.setLength(0);
                    begun = false;
                }
            } else {
                if (next == '\\') {
                    if (++at == line.length()) {
                        return Optional.empty();
                    }
                    next = line.charAt(at);
                }
                argument.append(next);
                begun = true;
            }
        }
        if (quote != 0) {
            return Optional.empty();
        }
        if (begun) {
            arguments.add(argument.toString());
        }
        return Optional.of(arguments);
    }

    static String join(List<String> arguments) {
        return arguments.stream().map(Quoting::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return SimpleCommand.words("x " + argument).filter(List.of("x", argument)::equals).isPresent()
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
