package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.Said;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A session's file as Pi writes one, entry by entry. */
final class Written {
    private final List<String> lines = new ArrayList<>();
    private final String id;
    private int entries;
    private String leaf = "";

    private Written(String id) {
        this.id = id;
    }

    /** A session that was made at that time. */
    static Written session(String id, long at, String cwd) {
        Written session = new Written(id);
        session.lines
                .add(Json.text(Map.of("type", "session", "version", 3, "id", id, "timestamp", Times.text(at),
                        "cwd", cwd)));
        return session;
    }

    /** A session with a question and an answer a second after it was made. */
    static Written talk(String id, long at, String text) {
        return session(id, at, "/work").message(Said.user(at + 1000, text))
                .message(Said.assistant(at + 1000, "stop", Said.text("answer")));
    }

    Written message(ObjectNode message) {
        return entry("message", message.path("timestamp").asLong(), Map.of("message", message));
    }

    Written entry(String type, long at, Map<String, ?> members) {
        Map<String, Object> entry = new HashMap<>(members);
        String entryId = "e" + ++entries;
        entry.put("type", type);
        entry.put("id", entryId);
        entry.put("parentId", leaf.isEmpty() ? null : leaf);
        entry.put("timestamp", Times.text(at));
        leaf = entryId;
        // as Pi does, the type first
        ObjectNode ordered = Json.object(Map.of("type", type));
        JsonNode rest = Json.object(entry);
        rest.properties().forEach(member -> ordered.set(member.getKey(), member.getValue()));
        lines.add(ordered.toString());
        return this;
    }

    /** What follows, follows the nth entry, from 1. */
    Written back(int n) {
        leaf = "e" + n;
        return this;
    }

    Written line(String line) {
        lines.add(line);
        return this;
    }

    /** Writes it under a name such as Pi gives it. */
    Path to(Path folder) {
        return to(folder, "2026-11-21T20-11-02-243Z_" + id + ".jsonl");
    }

    Path to(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
