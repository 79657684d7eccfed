package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.speech.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The sessions in Pi's folder. Any thread may ask; all but {@link #knows} may take long. */
public final class Sessions {
    private final Oddities oddities = new Oddities();
    private final Remembered remembered;
    private final InstantSource clock;
    private final Register register;
    private final Index index;
    private final Writing writing;

    /**
     * The sessions in a folder: its own files and those in folders in it. It need not be there yet.
     *
     * @param clock tells when a session is made
     */
    public Sessions(Path folder, Remembered remembered, InstantSource clock) {
        this.remembered = remembered;
        this.clock = clock;
        this.register = new Register(folder, oddities);
        this.index = new Index(register, oddities);
        this.writing = new Writing(folder, register, clock);
    }

    /** Whether there is such a session; cheap. */
    public boolean knows(String threadId) {
        return register.knows(threadId);
    }

    public Optional<SessionFile> find(String threadId) {
        return index.find(threadId);
    }

    /** Those that {@code thread/list} asks for. */
    public Listing list(ListQuery query) {
        Set<String> archived = remembered.archived();
        return query.page(index.all(), archived::contains, _ -> true);
    }

    /** Those that {@code thread/search} asks for. */
    public Found search(JsonNode params) throws Refusal {
        String term = params.path("searchTerm").asText("");
        if (term.isEmpty()) {
            throw new Refusal("thread/search requires a non-empty searchTerm");
        }
        ObjectNode others = params.deepCopy();
        ListQuery query = ListQuery.of(others.without("searchTerm"));
        Set<String> archived = remembered.archived();
        Map<String, String> snippets = new HashMap<>();
        Listing page = query.page(index.all(), archived::contains, file -> {
            Optional<String> snippet = mention(file, term);
            snippet.ifPresent(found -> snippets.put(file.id(), found));
            return snippet.isPresent();
        });
        return new Found(page, snippets);
    }

    /** What a session says first of it; one that cannot be read says nothing. */
    private Optional<String> mention(SessionFile file, String term) {
        try {
            if (!Grep.couldMention(file.path(), term)) {
                return Optional.empty();
            }
            return Stream.concat(Stream.of(file.name()), Spoken.in(story(file)).stream().map(Spoken::text))
                    .flatMap(text -> Snippet.all(text, term).stream()).map(Snippet::text).findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        } catch (RuntimeException unforeseen) {
            oddities.note(file.path(), unforeseen);
            return Optional.empty();
        }
    }

    /** All that was said on the branch that ends at the last entry. */
    public Story story(SessionFile file) throws IOException {
        Story story = told(file);
        Branch.of(file.path()).forEach(story::read);
        return story;
    }

    private Story told(SessionFile file) {
        return new Story(file.cwd(), remembered.marks(file.id()));
    }

    /** As Codex has a thread that is not loaded. */
    public ObjectNode thread(SessionFile file) {
        return ThreadShape.of(file, parent(file));
    }

    /** The id of the session that one was forked from, empty if it was not or that is gone. */
    private String parent(SessionFile file) {
        try {
            return file.parent().isEmpty() ? "" : register.in(Path.of(file.parent())).orElse("");
        } catch (InvalidPathException elsewhere) {
            return "";
        }
    }

    /** Deletes a session, unless somebody works on it. */
    public void delete(SessionFile file, Locks locks) throws IOException, SessionTaken {
        SessionLock lock = locks.take(file.id());
        try {
            Files.deleteIfExists(file.path());
        } finally {
            lock.close();
        }
    }

    /** A new session with the same past, all of it. */
    public Fork fork(SessionFile file, String id, String cwd) throws IOException, Refusal {
        return written(file, Branch.whole(file.path()), id, cwd);
    }

    /** A new session with the same past through that turn. */
    public Fork forkThrough(SessionFile file, String turn, String id, String cwd)
            throws IOException, Refusal {
        return written(file, Forks.through(Branch.whole(file.path()), told(file), turn), id, cwd);
    }

    /** A new session with the same past before that turn. */
    public Fork forkBefore(SessionFile file, String turn, String id, String cwd)
            throws IOException, Refusal {
        return written(file, Forks.before(Branch.whole(file.path()), told(file), turn), id, cwd);
    }

    private Fork written(SessionFile file, List<ObjectNode> entries, String id, String cwd)
            throws IOException {
        List<ObjectNode> named = Forks.named(entries, file.name(), Times.text(clock.millis()));
        Story story = told(file);
        entries.forEach(story::read);
        return new Fork(read(writing.write(id, cwd, file.path().toString(), named)),
                story.about(remembered.marks(file.id())));
    }

    /** A new session in which nothing was said, so that Pi can resume an id that it did not give. */
    public SessionFile empty(String id, String cwd) throws IOException {
        return read(writing.write(id, cwd, "", List.of()));
    }

    private static SessionFile read(Path path) throws IOException {
        Header header = Header.of(path).orElseThrow(() -> new IOException(path + " has no header"));
        return Glance.at(path, header, Files.getLastModifiedTime(path).toMillis());
    }
}
