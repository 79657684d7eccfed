package dev.drawbridge.core.process;

import java.util.List;
import java.util.Optional;

/** The words before a command that put it into a session of its own, where the terminal's Ctrl-C does not reach it. */
final class Session {
    private static final List<String> OWN = Optional.ofNullable(System.getenv("PATH"))
            .flatMap(path -> new Executables(path).find("setsid"))
            .map(setsid -> List.of(setsid.toString()))
            .orElse(List.of());

    private Session() {}

    /** None on a system without {@code setsid}. */
    static List<String> own() {
        return OWN;
    }

    /** The words before a command that has to do without: what is pressed in the terminal does not end it. */
    static List<String> withoutKeyboard() {
        return List.of("/bin/sh", "-c", "trap '' HUP INT QUIT TSTP; exec \"$@\"", "sh");
    }
}
