package dev.drawbridge.protocol.bridge.project;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("A named directory, in which with all that is below it devices may start threads.")
public record Project(@Description("No other has it.") String name,
        @Description("The directory, with all links resolved.") String path,
        @Description("Where it comes from.") ProjectSource source,
        @Description("Whether the directory is there now.") boolean exists) {
    public Project {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(source, "source");
    }
}
