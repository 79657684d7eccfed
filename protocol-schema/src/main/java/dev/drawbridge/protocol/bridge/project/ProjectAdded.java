package dev.drawbridge.protocol.bridge.project;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("A directory is a project now.")
public record ProjectAdded(@Description("The project.") Project project,
        @Description("Whether it is kept beyond the bridge's life.") boolean kept) {
    public ProjectAdded {
        Objects.requireNonNull(project, "project");
    }
}
