package dev.drawbridge.protocol.bridge.project;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("A directory that is to be a project.")
public record ProjectDraft(
        @Description("A directory of the bridge's machine, written whole: from the root.") String path,
        @Description("By which people are to know it: 1 to 64 letters, digits, '.', '_' and '-', the first a letter or digit. The directory's own name by default.") Optional<String> name) {
    public ProjectDraft {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(name, "name");
    }
}
