package dev.drawbridge.core.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Absolute paths with nothing in them but names. What they lead to by symbolic links is not looked at. */
public final class CleanPath {
    private CleanPath() {}

    /** Without empty and {@code .} parts; empty if it is not absolute, or goes back by {@code ..}. */
    public static Optional<String> of(String path) {
        return path.startsWith("/") && !List.of(path.split("/", -1)).contains("..")
                ? Optional.of(resolved(path))
                : Optional.empty();
    }

    /** The same for any path, {@code ..} taken literally. */
    public static String resolved(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                if (!names.isEmpty()) {
                    names.removeLast();
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", names);
    }

    /** Whether the first, both clean, is the other or contains it. */
    public static boolean contains(String directory, String path) {
        return path.equals(directory) || path.startsWith(directory.equals("/") ? "/" : directory + "/");
    }

    public static String parent(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }
}
