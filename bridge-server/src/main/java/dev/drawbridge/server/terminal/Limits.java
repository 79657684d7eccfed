package dev.drawbridge.server.terminal;

import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.pty.Bounds;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What clients may say of terminals, and how much. */
final class Limits {
    private static final int MOST_VARIABLES = 128;
    private static final int LONGEST_PATH = 4096;
    private static final int MOST_TYPED = 64 << 10;
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{8,40}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    private Limits() {}

    static List<String> command(List<String> command) {
        if (command.isEmpty() || command.getFirst().isEmpty()) {
            throw wrong("command must name a program");
        }
        if (command.size() > Bounds.MOST_WORDS || length(command) > Bounds.LONGEST_COMMAND) {
            throw wrong("command must have no more than 256 words and 64 KiB");
        }
        requireNoZeros(command);
        return command;
    }

    static Map<String, String> variables(Map<String, String> variables) {
        if (variables.size() > MOST_VARIABLES || length(variables.values()) > Bounds.LONGEST_COMMAND) {
            throw wrong("environment must have no more than 128 variables and 64 KiB");
        }
        variables.keySet().forEach(name -> {
            if (!VARIABLE.matcher(name).matches()) {
                throw wrong("the name of a variable in environment must be letters, digits and underscores");
            }
        });
        requireNoZeros(variables.values());
        return variables;
    }

    private static void requireNoZeros(Collection<String> texts) {
        if (texts.stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw wrong("there must be no zero byte");
        }
    }

    private static int length(Collection<String> texts) {
        return texts.stream().mapToInt(String::length).sum();
    }

    static String name(String wanted) {
        String name = Bounds.printable(wanted).strip();
        if (name.isEmpty() || name.length() > Bounds.LONGEST_NAME) {
            throw wrong("name must have 1 to 64 characters");
        }
        return name;
    }

    static Optional<String> directory(Optional<String> told) {
        return told.map(Bounds::printable).map(path -> {
            if (path.length() > LONGEST_PATH) {
                throw wrong("cwd must have no more than 4096 characters");
            }
            return path;
        });
    }

    static String id(String wanted) {
        if (!ID.matcher(wanted).matches()) {
            throw wrong("terminalId must be 8 to 40 small letters, digits and dashes");
        }
        return wanted;
    }

    static TerminalSize size(int columns, int rows) {
        if (!TerminalSize.isPossible(columns, rows)) {
            throw wrong("columns must be 2 to 1000, and rows 1 to 500");
        }
        return new TerminalSize(columns, rows);
    }

    static byte[] typed(String data) {
        byte[] typed = bytes(data, "data");
        if (typed.length > MOST_TYPED) {
            throw wrong("data must be no more than 64 KiB");
        }
        return typed;
    }

    static byte[] bytes(String base64, String member) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException none) {
            throw wrong(member + " must be Base64");
        }
    }

    private static Declined wrong(String what) {
        return new Declined(ErrorCode.INVALID_PARAMS, "Invalid params: " + what);
    }
}
