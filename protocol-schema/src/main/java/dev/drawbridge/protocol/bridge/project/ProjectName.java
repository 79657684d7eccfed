package dev.drawbridge.protocol.bridge.project;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("A project.")
public record ProjectName(@Description("Which one is meant, in capitals or not.") String name) {
    public ProjectName {
        Objects.requireNonNull(name, "name");
    }
}
