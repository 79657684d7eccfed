package dev.drawbridge.protocol.bridge.project;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;

@Description("The projects.")
public record ProjectList(@Description("One for each, by their names.") List<Project> projects) {
    public ProjectList {
        projects = List.copyOf(projects);
    }
}
