package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.shell.CleanPath;
import dev.drawbridge.core.shell.Invisible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clean paths of the files that are to be written, moved or removed. */
record Changes(List<String> paths) {
    Changes {
        paths = List.copyOf(paths);
    }

    /** As a {@code fileChange} item has them; empty if anything about them is not understood. */
    static Optional<Changes> ofItem(JsonNode changes) {
        List<String> paths = new ArrayList<>();
        if (!changes.isArray()) {
            return Optional.empty();
        }
        for (JsonNode change : changes) {
            if (!add(change.path("path"), paths) || !addMove(change.path("kind").path("move_path"), paths)) {
                return Optional.empty();
            }
        }
        return known(paths);
    }

    /** As the legacy request has them, by path. */
    static Optional<Changes> byPath(JsonNode changes) {
        List<String> paths = new ArrayList<>();
        for (var change : changes.properties()) {
            if (!add(Members.NODES.textNode(change.getKey()), paths)
                    || !addMove(change.getValue().path("move_path"), paths)) {
                return Optional.empty();
            }
        }
        return known(paths);
    }

    private static Optional<Changes> known(List<String> paths) {
        return paths.isEmpty() ? Optional.empty() : Optional.of(new Changes(paths));
    }

    private static boolean addMove(JsonNode path, List<String> paths) {
        return path.isMissingNode() || path.isNull() || add(path, paths);
    }

    private static boolean add(JsonNode path, List<String> paths) {
        Optional<String> clean = path.isTextual() ? CleanPath.of(path.textValue()) : Optional.empty();
        clean.ifPresent(paths::add);
        return clean.isPresent();
    }

    List<String> directories() {
        return paths.stream().map(CleanPath::parent).distinct().toList();
    }

    /**
     * Whether all of them are below, and none where a change may make more happen than a change: what programs obey
     * without being told, such as {@code .git}, {@code .codex}, {@code .ssh} or {@code .bashrc}, begins with a dot.
     */
    boolean areOrdinaryIn(String root) {
        return !root.equals("/") && paths.stream().allMatch(path -> CleanPath.contains(root, path)
                && !path.substring(root.length()).contains("/.") && !Invisible.isIn(path));
    }
}
