package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.shell.CleanPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where files are to be changed.
 *
 * @param root the directory that all changes are in, and that a decision can speak of
 * @param directories of the changes, one by one, and the one to be granted
 */
record FileRoot(Optional<String> root, List<String> directories, Optional<Changes> changes) {
    FileRoot {
        directories = List.copyOf(directories);
    }

    static FileRoot of(JsonNode params, Optional<Changes> changes, Optional<String> directory) {
        Optional<String> granted = Members.text(params, "grantRoot");
        Optional<String> root = (granted.isPresent() ? granted : directory).flatMap(CleanPath::of)
                .filter(candidate -> changes.isPresent() && changes.get().areOrdinaryIn(candidate));
        return new FileRoot(root, Stream.concat(granted.stream(),
                changes.stream().flatMap(known -> known.directories().stream())).distinct().toList(),
                changes);
    }

    Optional<String> fingerprint() {
        return root.map(Fingerprint::root);
    }

    /** The root, or where the first change is. */
    Optional<String> directory() {
        return root.or(() -> directories.stream().findFirst());
    }

    String summary(JsonNode params) {
        String what = changes.map(known -> known.paths().size() == 1
                ? "Change " + known.paths().getFirst()
                : "Change " + known.paths().size() + " files: "
                        + known.paths().stream().limit(5).collect(Collectors.joining(", ")))
                .orElse("Change files");
        return Line
                .of(what + Members.text(params, "grantRoot").map(root -> ", and more in " + root).orElse("")
                        + Members.text(params, "reason").map(": "::concat).orElse(""));
    }
}
