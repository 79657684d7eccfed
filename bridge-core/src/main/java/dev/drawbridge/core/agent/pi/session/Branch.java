package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The entries of a session's file from the root to the last one, in the form of version 3. */
final class Branch {
    private static final int WITH_IDS = 2;

    private final List<ObjectNode> all = new ArrayList<>();
    private int version = 1;
    private boolean begun;
    private boolean whole = true;

    private Branch() {}

    /** As much of it as can be read. */
    static List<ObjectNode> of(Path file) throws IOException {
        return read(file).toLast();
    }

    /** All of it; refused if a line cannot be read that Pi could read. */
    static List<ObjectNode> whole(Path file) throws IOException, Refusal {
        Branch branch = read(file);
        if (!branch.whole) {
            throw new Refusal("The session's file " + file
                    + " has an entry that is too deep or too large to be read here: fork it in Pi");
        }
        return branch.toLast();
    }

    private static Branch read(Path file) throws IOException {
        Branch branch = new Branch();
        Lines.each(file, branch::line);
        if (branch.version < WITH_IDS) {
            branch.number();
        }
        return branch;
    }

    private boolean line(byte[] bytes, int from, int length) {
        try {
            Header.parse(bytes, from, length).ifPresent(this::take);
        } catch (Unreadable beyond) {
            whole = false;
        }
        return true;
    }

    private void take(JsonNode entry) {
        if (!entry.path("type").asText().equals("session")) {
            all.add((ObjectNode) entry);
        } else if (!begun) {
            begun = true;
            version = entry.path("version").asInt(1);
        }
    }

    /** Gives each the id that Pi would give when it sees so old a file. */
    private void number() {
        String parent = "";
        for (int i = 0; i < all.size(); i++) {
            ObjectNode entry = all.get(i);
            String id = String.format(Locale.ROOT, "%08x", i + 1);
            entry.put("id", id);
            if (parent.isEmpty()) {
                entry.putNull("parentId");
            } else {
                entry.put("parentId", parent);
            }
            parent = id;
            JsonNode kept = entry.remove("firstKeptEntryIndex");
            if (kept != null && kept.asInt() > 0 && kept.asInt() <= i) {
                entry.put("firstKeptEntryId", String.format(Locale.ROOT, "%08x", kept.asInt()));
            }
        }
    }

    private List<ObjectNode> toLast() {
        Map<String, ObjectNode> byId = new HashMap<>();
        all.forEach(entry -> byId.put(entry.path("id").asText(), entry));
        List<ObjectNode> path = new ArrayList<>();
        Optional<ObjectNode> next = all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
        while (next.isPresent()) {
            path.add(next.get());
            byId.remove(next.get().path("id").asText());
            next = Optional.ofNullable(byId.get(next.get().path("parentId").asText()));
        }
        path.forEach(Branch::rename);
        return path.reversed();
    }

    private static void rename(ObjectNode entry) {
        if (entry.path("message") instanceof ObjectNode message
                && message.path("role").asText().equals("hookMessage")) {
            message.put("role", "custom");
        }
    }
}
