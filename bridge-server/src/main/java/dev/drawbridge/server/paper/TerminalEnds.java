package dev.drawbridge.server.paper;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which ends of this program are at a terminal.
 *
 * @param in whether somebody can type
 * @param out whether somebody reads what is printed
 * @param err whether somebody reads what is said beside that
 */
public record TerminalEnds(boolean in, boolean out, boolean err) {
    private static final Path OPEN = Path.of("/proc/self/fd");

    /** A program among programs. */
    public static final TerminalEnds NONE = new TerminalEnds(/* in= */ false, /* out= */ false,
            /* err= */ false);

    /** Those of this process. */
    public static TerminalEnds here() {
        // a runtime without the module for line editing has a console only where there is a terminal
        boolean both = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new TerminalEnds(both || leadsToTerminal(0), both || leadsToTerminal(1),
                Files.exists(OPEN) ? leadsToTerminal(2) : both);
    }

    /** Whether somebody reads and can answer. */
    public boolean isAttended() {
        return in && out;
    }

    private static boolean leadsToTerminal(int descriptor) {
        try {
            String file = Files.readSymbolicLink(OPEN.resolve(String.valueOf(descriptor))).toString();
            return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty")
                    || file.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
