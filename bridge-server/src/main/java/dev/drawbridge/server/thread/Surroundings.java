package dev.drawbridge.server.thread;

import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.paper.TerminalEnds;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a command finds where it is given.
 *
 * @param terminal which ends of the program are at one
 * @param screens what is known of the terminal, if there is one
 */
public record Surroundings(Map<String, String> environment, Supplier<TerminalEnds> terminal,
        Function<TerminalEnds, Screen> screens, InputStream in, Path directory, InstantSource clock) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process. */
    static Surroundings here() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(environment, TerminalEnds::here, ends -> Screen.of(environment, ends),
                System.in, Path.of("").toAbsolutePath(), InstantSource.system());
    }

    /** Where what is printed is read. */
    Screen screen() {
        return screens.apply(ends());
    }

    /** Where what is said beside is read. */
    Screen aside() {
        TerminalEnds ends = ends();
        return screens.apply(new TerminalEnds(ends.in(), ends.err(), ends.err()));
    }

    TerminalEnds ends() {
        return terminal.get();
    }
}
