package dev.drawbridge.core.agent.pi.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which session is in which file, by the files' headers alone. Any thread may ask; each look is short. */
final class Register {
    private final Folder root;
    private final Oddities oddities;
    private final Map<Path, Folder> folders = new HashMap<>();
    private final Map<Path, Header> headers = new HashMap<>();
    private final Map<Path, Long> unreadable = new HashMap<>();
    private Map<String, Path> byId = Map.of();

    Register(Path root, Oddities oddities) {
        this.oddities = oddities;
        this.root = new Folder(root);
    }

    /** A file and its header. */
    record Filed(Path path, Header header) {}

    /** Whether there is such a session; one that is known is not looked for again. */
    synchronized boolean knows(String id) {
        Path known = byId.get(id);
        if (known != null && Files.exists(known)) {
            return true;
        }
        refresh();
        return byId.containsKey(id);
    }

    synchronized Optional<Filed> find(String id) {
        return knows(id) ? Optional.ofNullable(byId.get(id)).flatMap(this::filed) : Optional.empty();
    }

    /** All sessions, each once. */
    synchronized List<Filed> all() {
        refresh();
        return byId.values().stream().flatMap(path -> filed(path).stream()).toList();
    }

    /** The session in that file, if it is known. */
    synchronized Optional<String> in(Path file) {
        return Optional.ofNullable(headers.get(file)).map(Header::id);
    }

    /** Whether the files lie in the folder itself, not in one for each directory. */
    synchronized boolean isFlat() {
        root.refresh();
        return root.folders().isEmpty() && root.files().stream().anyMatch(Files::isRegularFile);
    }

    private Optional<Filed> filed(Path path) {
        return Optional.ofNullable(headers.get(path)).map(header -> new Filed(path, header));
    }

    private void refresh() {
        root.refresh();
        folders.keySet().retainAll(Set.copyOf(root.folders()));
        Set<Path> files = new HashSet<>(root.files());
        for (Path path : root.folders()) {
            Folder folder = folders.computeIfAbsent(path, Folder::new);
            folder.refresh();
            files.addAll(folder.files());
        }
        boolean changed = headers.keySet().retainAll(files);
        unreadable.keySet().retainAll(files);
        for (Path file : files) {
            if (!headers.containsKey(file)) {
                changed |= read(file);
            }
        }
        if (changed) {
            byId = index();
        }
    }

    /** Reads a header; a file without one is read again when its size has changed. */
    private boolean read(Path file) {
        try {
            long size = Files.size(file);
            if (Optional.ofNullable(unreadable.get(file)).filter(before -> before == size).isPresent()) {
                return false;
            }
            Optional<Header> header = Header.of(file);
            if (header.isEmpty()) {
                unreadable.put(file, size);
                return false;
            }
            unreadable.remove(file);
            headers.put(file, header.get());
            return true;
        } catch (IOException unreadableNow) {
            return false;
        } catch (RuntimeException unforeseen) {
            oddities.note(file, unforeseen);
            return false;
        }
    }

    /** Of two files of one session the one whose name says that it is younger counts. */
    private Map<String, Path> index() {
        Map<String, Path> index = new LinkedHashMap<>();
        new TreeMap<>(headers).forEach((path, header) -> index.merge(header.id(), path,
                (one, other) -> name(one).compareTo(name(other)) > 0 ? one : other));
        return index;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
