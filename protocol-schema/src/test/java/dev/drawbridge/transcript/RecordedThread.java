package dev.drawbridge.transcript;

import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What Codex said of a thread, line by line, as it was recorded. */
public record RecordedThread(String name, String id, List<String> lines) {
    private static final List<String> NAMES = List.of("message", "reasoning", "command", "patch", "plan",
            "mcp",
            "interrupted", "background");

    public RecordedThread {
        lines = List.copyOf(lines);
    }

    public static List<RecordedThread> all() {
        return NAMES.stream().map(RecordedThread::named).toList();
    }

    private static RecordedThread named(String name) {
        String file = "recorded/" + name + ".jsonl";
        try (InputStream in = RecordedThread.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file);
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return new RecordedThread(name, Json.parse(lines.getFirst()).at("/params/threadId").asText(),
                    lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
