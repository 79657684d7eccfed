package dev.drawbridge.server.config;

import java.nio.file.Path;
import java.util.List;

/** What comes of a line for {@code serve} and the config file that goes with it. */
public sealed interface Composed {
    /** There is no such file, and the line is as it was. */
    record Plain() implements Composed {}

    /**
     * The line with what the file says besides.
     *
     * @param line all arguments of {@code serve}
     */
    record Complete(Path file, List<String> line) implements Composed {
        public Complete {
            line = List.copyOf(line);
        }
    }

    /** The file cannot be meant. */
    record Faulty(List<Fault> faults) implements Composed {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
