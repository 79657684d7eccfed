package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Pi's own files, without branches. */
final class FileRecords implements Records {
    private final Path sessions;
    private final String cwd;
    private final Executor one;
    private final Map<String, Set<String>> marks = new HashMap<>();
    private final Set<String> held = new HashSet<>();

    FileRecords(Path sessions, Path cwd, Executor one) {
        this.sessions = sessions;
        this.cwd = cwd.toString();
        this.one = one;
    }

    @Override
    public void take(String threadId, Consumer<Past> taken) {
        one.execute(() -> taken.accept(take(threadId, find(threadId))));
    }

    @Override
    public void takeNew(String threadId, String cwd, boolean write, Consumer<Past> taken) {
        one.execute(() -> {
            Optional<Path> file = find(threadId);
            taken.accept(take(threadId, write && file.isEmpty() ? Optional.of(empty(threadId, cwd)) : file));
        });
    }

    @Override
    public void mark(String threadId, String mark) {
        marks(threadId).add(mark);
    }

    @Override
    public Path begin(Path directory, long now) throws IOException {
        return empty(new UUID(now << Short.SIZE, now).toString(), directory.toRealPath().toString());
    }

    @Override
    public void discard(String threadId, Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }

    Set<String> marks(String threadId) {
        return marks.computeIfAbsent(threadId, absent -> new HashSet<>());
    }

    Set<String> held() {
        return Set.copyOf(held);
    }

    private Past take(String threadId, Optional<Path> file) {
        if (!held.add(threadId)) {
            return new Past.Refused("somebody else has it");
        }
        return new Past.Taken(story(threadId, file), file, () -> held.remove(threadId));
    }

    /** As it is read from the file. */
    Story story(String threadId, Optional<Path> file) {
        Story story = new Story(cwd, Set.copyOf(marks(threadId)));
        file.ifPresent(path -> lines(path).forEach(line -> story.read(Json.parse(line))));
        return story;
    }

    Optional<Path> find(String threadId) {
        try (Stream<Path> files = Files.exists(sessions) ? Files.walk(sessions) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(threadId + ".jsonl")).findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return List.of(Files.readString(file).split("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path empty(String threadId, String cwd) {
        try {
            Path folder = Files.createDirectories(sessions.resolve("new"));
            return Files.writeString(folder.resolve("2026_" + threadId + ".jsonl"), Json.object(Map.of("type",
                    "session", "version", 3, "id", threadId, "timestamp", Instant.now().toString(), "cwd",
                    cwd)) + "\n");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
