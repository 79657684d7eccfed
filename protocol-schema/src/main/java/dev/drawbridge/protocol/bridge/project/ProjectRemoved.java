package dev.drawbridge.protocol.bridge.project;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("A directory is no project any more.")
public record ProjectRemoved(@Description("What the project was called.") String name,
        @Description("Which directory it was.") String path,
        @Description("Whether it stays away beyond the bridge's life.") boolean kept) {
    public ProjectRemoved {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(path, "path");
    }
}
