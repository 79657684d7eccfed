package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.speech.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What is asked for in {@code thread/list}: which sessions, in which order, and which page of them. */
public final class ListQuery {
    private static final List<String> KEYS = List.of("created_at", "updated_at", "recency_at",
            "section_position");
    private static final List<String> SOURCES = List.of("cli", "vscode", "exec", "appServer", "subAgent",
            "subAgentReview", "subAgentCompact", "subAgentThreadSpawn", "subAgentOther", "unknown");
    /** What only threads of Codex can have. */
    private static final List<String> FOREIGN = List.of("sectionId", "projectId", "parentThreadId",
            "ancestorThreadId", "attachedToThreadId");
    private static final int EXCLUDED = 100;

    private final SortKey key;
    private final boolean ascending;
    private final int limit;
    private final boolean archived;
    private final boolean impossible;
    private final Set<String> directories;
    private final boolean anywhere;
    private final Set<String> excluded;
    private final String words;
    private final Predicate<Position> afterStart;

    private ListQuery(Asked asked) throws Refusal {
        this.key = switch (asked.word("sortKey", "created_at", KEYS)) {
            case "updated_at" -> SortKey.UPDATED;
            case "recency_at" -> SortKey.RECENCY;
            default -> SortKey.CREATED;
        };
        this.ascending = asked.ascending("desc");
        this.limit = asked.limit();
        this.archived = asked.params().path("archived").asBoolean();
        Set<String> sources = asked.words("sourceKinds", SOURCES);
        List<String> providers = asked.texts("modelProviders");
        this.impossible = FOREIGN.stream().anyMatch(asked::has)
                || (!sources.isEmpty() && !sources.contains(ThreadShape.SOURCE))
                || (!providers.isEmpty() && !providers.contains(ThreadShape.PROVIDER));
        this.anywhere = !asked.params().path("cwd").isArray() && asked.text("cwd").isEmpty();
        this.directories = asked.params().path("cwd").isArray()
                ? Set.copyOf(asked.texts("cwd"))
                : Set.of(asked.text("cwd"));
        if (asked.texts("excludedThreadIds").size() > EXCLUDED) {
            throw new Refusal("excludedThreadIds has more than " + EXCLUDED + " entries");
        }
        this.excluded = Set.copyOf(asked.texts("excludedThreadIds"));
        this.words = asked.text("searchTerm").toLowerCase(Locale.ROOT);
        this.afterStart = afterStart(asked, ascending);
    }

    private static Predicate<Position> afterStart(Asked asked, boolean ascending) throws Refusal {
        if (!asked.has("cursor")) {
            return _ -> true;
        }
        Position start = Position.of(asked.text("cursor"));
        return position -> start.precedes(position, ascending);
    }

    public static ListQuery of(JsonNode params) throws Refusal {
        return new ListQuery(new Asked(params));
    }

    /**
     * The page of those that are wanted.
     *
     * @param also what else is wanted of each; asked only until the page is full
     */
    Listing page(List<SessionFile> all, Predicate<String> isArchived, Predicate<SessionFile> also) {
        List<SessionFile> wanted = all.stream().filter(_ -> !impossible)
                .filter(file -> isArchived.test(file.id()) == archived).filter(this::fits)
                .filter(file -> afterStart.test(Position.at(file, key)))
                .sorted(Comparator.comparing(file -> Position.at(file, key), Position.order(ascending)))
                .toList();
        return Listing.of(wanted.stream().filter(also).limit(limit + 1L).toList(), key, ascending, limit);
    }

    private boolean fits(SessionFile file) {
        return file.begun() && (anywhere || directories.contains(file.cwd())) && !excluded.contains(file.id())
                && (mentions(file.name()) || mentions(file.preview()));
    }

    private boolean mentions(String text) {
        return text.toLowerCase(Locale.ROOT).contains(words);
    }
}
