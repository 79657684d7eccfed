package dev.drawbridge.server.pty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Those from whom this process comes, as far as they are in the same terminal, and where the system lets one look. */
final class Ancestors {
    private static final Path PROCESSES = Path.of("/proc");
    private static final String NO_TERMINAL = "0";

    /** What stands behind a process's name in its status, and which words of it tell parent and terminal. */
    private static final int PARENT = 1;
    private static final int TERMINAL = 4;

    private Ancestors() {}

    /** What the nearest of them that knows the variable was given for it; they may have kept it from this process. */
    static Optional<String> variable(String name) {
        String[] process = status("self");
        String terminal = terminal(process);
        while (!terminal.equals(NO_TERMINAL)) {
            String parent = process[PARENT];
            process = status(parent);
            if (!terminal(process).equals(terminal)) {
                return Optional.empty();
            }
            Optional<String> value = variable(parent, name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private static String terminal(String... status) {
        return status.length > TERMINAL ? status[TERMINAL] : NO_TERMINAL;
    }

    private static Optional<String> variable(String process, String name) {
        return Stream.of(text(process, "environ").split("\0", -1))
                .filter(entry -> entry.startsWith(name + "="))
                .map(entry -> entry.substring(name.length() + 1)).findFirst();
    }

    private static String[] status(String process) {
        String all = text(process, "stat");
        return all.substring(all.lastIndexOf(')') + 1).strip().split(" ", -1);
    }

    private static String text(String process, String file) {
        try {
            return Files.readString(PROCESSES.resolve(process).resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException notToBeSeen) {
            return "";
        }
    }
}
