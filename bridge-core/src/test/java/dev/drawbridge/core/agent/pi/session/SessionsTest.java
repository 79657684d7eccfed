package dev.drawbridge.core.agent.pi.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.story.Said;
import dev.drawbridge.core.agent.pi.story.StoryTurn;
import dev.drawbridge.core.agent.pi.story.StoryTurnIds;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SessionsTest {
    private static final long T = 1_795_000_000_000L;

    @TempDir
    private Path folder;
    private final Known known = new Known();
    private Sessions sessions = sessions(Path.of("unset"));
    @TempDir
    private Path lockFolder;
    private Locks locks = new Locks(Path.of("unset"));

    @BeforeEach
    void open() {
        sessions = sessions(folder);
        locks = new Locks(lockFolder);
    }

    @Test
    void sessionsInTheFolderAndInFoldersOfItAreFound() throws Refusal {
        Written.talk("flat", T, "one").to(folder);
        Written.talk("deep", T + 1, "two").to(folder.resolve("--work--"));
        Written.talk("deeper", T + 2, "three").to(folder.resolve("--work--/below"));

        assertThat(list(Map.of())).containsExactly("deep", "flat");
    }

    @Test
    void theHeaderAndNotTheNameSaysWhichSessionItIs() {
        Written.talk("right", T, "one").to(folder, "2026_wrong.jsonl");

        assertThat(sessions.knows("right")).isTrue();
        assertThat(sessions.knows("wrong")).isFalse();
    }

    @Test
    void aSessionThatComesOrGoesIsNoticed() throws IOException {
        assertThat(sessions.knows("one")).isFalse();
        Path file = Written.talk("one", T, "one").to(folder.resolve("--work--"));
        assertThat(sessions.knows("one")).isTrue();
        Written.talk("two", T, "two").to(folder.resolve("--work--"));
        assertThat(sessions.knows("two")).isTrue();

        Files.delete(file);
        assertThat(sessions.knows("one")).isFalse();
        assertThat(sessions.find("one")).isEmpty();
    }

    @Test
    void aFileIsNoticedWhenItsHeaderIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("2026_late.jsonl"), "{\"type\":\"sess");
        assertThat(sessions.knows("late")).isFalse();

        Files.writeString(file, "{\"type\":\"session\",\"version\":3,\"id\":\"late\",\"cwd\":\"/work\"}\n");
        assertThat(sessions.knows("late")).isTrue();
    }

    @Test
    void whatIsKnownOfAFileIsWhatItSays() {
        Written.session("full", T, "/work/here")
                .entry("model_change", T, Map.of("provider", "openai", "modelId", "gpt-9"))
                .entry("thinking_level_change", T, Map.of("thinkingLevel", "high"))
                .message(Json.object(Map.of("role", "system", "content", "be good", "timestamp", T)))
                .message(Said.user(T + 10, "first words")).message(Said.assistant(T + 20, "stop"))
                .entry("session_info", T + 25, Map.of("name", "a name"))
                .message(Said.user(T + 30, "more")).message(Said.failure(T + 40, "bad"))
                .entry("custom", T + 50,
                        Map.of("customType", "x", "data", Map.of("name", "no", "model", "no")))
                .entry("session_info", T + 55, Map.of("name", " the name ")).to(folder);

        SessionFile file = sessions.find("full").orElseThrow();
        assertThat(file).extracting(SessionFile::cwd, SessionFile::createdAt, SessionFile::updatedAt,
                SessionFile::askedAt, SessionFile::begun, SessionFile::name, SessionFile::preview,
                SessionFile::model, SessionFile::effort)
                .containsExactly("/work/here", T, T + 40, T + 30, true, "the name", "first words",
                        "pi/fake/fake-1", "high");
        JsonNode thread = sessions.thread(file);
        assertThat(thread.path("recencyAt").asLong()).isEqualTo(T / 1000);
        assertThat(thread.path("name").asText()).isEqualTo("the name");
        assertThat(thread.at("/status/type").asText()).isEqualTo("notLoaded");
    }

    @Test
    void damagedLinesAndForeignFilesAreBorneWith() throws IOException, Refusal {
        Written.session("hurt", T, "/work").line("").line("{\"type\":\"message\",\"message\":{\"role\":\"us")
                .line("no json").line("[1]").line("null").message(Said.user(T + 1, "still here"))
                .line("{\"type\":\"message\",\"id\":\"zz\",\"parentId\":\"e1\",\"mess").to(folder);
        Files.writeString(folder.resolve("foreign.jsonl"), "{\"type\":\"log\",\"id\":\"foreign\"}\n");
        Files.writeString(folder.resolve("nothing.jsonl"), "");
        Files.write(folder.resolve("bytes.jsonl"), new byte[]{(byte) 0xff, 0, (byte) 0xfe, '\n', '{'});
        Files.createDirectory(folder.resolve("folder.jsonl"));

        assertThat(list(Map.of())).containsExactly("hurt");
        assertThat(turns("hurt")).containsExactly(List.of("u" + (T + 1)));
    }

    @Test
    void theBranchThatEndsAtTheLastEntryIsTheStory() throws IOException {
        Written.talk("tree", T, "one").message(Said.user(T + 2000, "left"))
                .message(Said.assistant(T + 2001, "stop", Said.text("left too"))).back(2)
                .entry("branch_summary", T + 3000, Map.of("fromId", "e4", "summary", "what was left"))
                .message(Said.user(T + 4000, "taken"))
                .message(Said.assistant(T + 4001, "stop", Said.text("yes")))
                .to(folder);

        assertThat(turns("tree")).containsExactly(List.of("u" + (T + 1000), "a" + (T + 1000) + "-0", "s1"),
                List.of("u" + (T + 4000), "a" + (T + 4001) + "-0"));
    }

    @Test
    void oldFilesHaveNoTree() throws IOException, Refusal {
        String old = """
                {"type":"session","id":"old","timestamp":"2025-01-01T00:00:00.000Z","cwd":"/work"}
                {"type":"message","timestamp":"2025-01-01T00:00:01.000Z","message":{"role":"user","content":"hi","timestamp":5}}
                {"type":"message","timestamp":"2025-01-01T00:00:02.000Z","message":{"role":"assistant","content":[{"type":"text","text":"ho"}],"stopReason":"stop","timestamp":6}}
                {"type":"compaction","timestamp":"2025-01-01T00:00:03.000Z","summary":"s","firstKeptEntryIndex":1,"tokensBefore":9}
                {"type":"message","timestamp":"2025-01-01T00:00:04.000Z","message":{"role":"hookMessage","customType":"x","content":"look","display":true,"timestamp":7}}
                """;
        Files.writeString(folder.resolve("2025_old.jsonl"), old);

        assertThat(turns("old")).containsExactly(List.of("u5", "a6-0", "c1"), List.of("x1"));
        SessionFile fork = sessions.fork(sessions.find("old").orElseThrow(), "new", "/work").file();
        List<JsonNode> lines = Files.readAllLines(fork.path()).stream().map(Json::parse).toList();
        assertThat(lines.getFirst().path("version").asInt()).isEqualTo(3);
        assertThat(lines.get(3).path("firstKeptEntryId")).isEqualTo(lines.get(1).path("id"));
        assertThat(lines.get(4).at("/message/role").asText()).isEqualTo("custom");
        assertThat(lines.stream().skip(2).map(line -> line.path("parentId")).toList())
                .isEqualTo(lines.stream().skip(1).limit(3).map(line -> line.path("id")).toList());
    }

    @Test
    void aFileThatHasNotChangedIsNotReadAgain() throws IOException, Refusal {
        Path file = Written.talk("same", T, "before").to(folder);
        FileTime time = Files.getLastModifiedTime(file);
        assertThat(list(Map.of("searchTerm", "before"))).containsExactly("same");

        Files.writeString(file, Files.readString(file).replace("before", "behind"));
        Files.setLastModifiedTime(file, time);
        assertThat(list(Map.of("searchTerm", "before"))).containsExactly("same");
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
        assertThat(list(Map.of("searchTerm", "before"))).isEmpty();
        assertThat(list(Map.of("searchTerm", "behind"))).containsExactly("same");
    }

    @Test
    void theFiltersOfThreadListHold() throws Refusal {
        Written.talk("a", T, "Alpha").to(folder);
        Written.session("b", T + 1, "/other").message(Said.user(T + 5000, "beta"))
                .entry("session_info", T, Map.of("name", "Named")).to(folder);
        Written.talk("c", T + 2, "gone").to(folder);
        Written.session("d", T + 3, "/work").to(folder);
        known.archived.add("c");

        assertThat(list(Map.of())).containsExactly("b", "a");
        assertThat(list(Map.of("archived", true))).containsExactly("c");
        assertThat(list(Map.of("cwd", "/other"))).containsExactly("b");
        assertThat(list(Map.of("cwd", List.of("/work", "/x")))).containsExactly("a");
        assertThat(list(Map.of("cwd", List.of()))).isEmpty();
        assertThat(list(Map.of("cwd", ""))).hasSize(2);
        assertThat(list(Map.of("searchTerm", "ALPHA"))).containsExactly("a");
        assertThat(list(Map.of("searchTerm", "named"))).containsExactly("b");
        assertThat(list(Map.of("modelProviders", List.of()))).hasSize(2);
        assertThat(list(Map.of("modelProviders", List.of("openai")))).isEmpty();
        assertThat(list(Map.of("modelProviders", List.of("openai", "pi")))).hasSize(2);
        assertThat(list(Map.of("sourceKinds", List.of()))).hasSize(2);
        assertThat(list(Map.of("sourceKinds", List.of("cli", "vscode")))).hasSize(2);
        assertThat(list(Map.of("sourceKinds", List.of("exec")))).isEmpty();
        assertThat(list(Map.of("excludedThreadIds", List.of("a")))).containsExactly("b");
        assertThat(list(Map.of("sectionId", "x"))).isEmpty();
        assertThat(list(Map.of("parentThreadId", "a"))).isEmpty();
        assertThat(list(Map.of("sortKey", "updated_at", "sortDirection", "asc"))).containsExactly("a", "b");
    }

    @Test
    void whatCodexRefusesIsRefusedInItsWords() {
        assertThatThrownBy(() -> list(Map.of("sortKey", "zz")))
                .hasMessage("Invalid request: unknown variant `zz`, "
                        + "expected one of `created_at`, `updated_at`, `recency_at`, `section_position`");
        assertThatThrownBy(() -> list(Map.of("sortDirection", "zz")))
                .hasMessage("Invalid request: unknown variant `zz`, expected `asc` or `desc`");
        assertThatThrownBy(() -> list(Map.of("cursor", "zz"))).hasMessage("invalid cursor: zz");
        assertThatThrownBy(() -> list(Map.of("limit", "5")))
                .hasMessage("Invalid request: invalid type: \"5\", expected u32");
        assertThatThrownBy(() -> list(Map.of("limit", 4_294_967_296L)))
                .hasMessage("Invalid request: invalid value: integer `4294967296`, expected u32");
        assertThatThrownBy(() -> list(Map.of("sourceKinds", List.of("zz"))))
                .hasMessageContaining("`subAgentOther`");
    }

    @Test
    void aForkHasThePastThatIsWanted() throws IOException, Refusal {
        Written.talk("base", T, "one").message(Said.user(T + 2000, "two"))
                .message(Said.assistant(T + 2001, "stop", Said.text("too")))
                .entry("session_info", T + 2500, Map.of("name", "called"))
                .message(Said.user(T + 3000, "three"))
                .message(Said.assistant(T + 3001, "stop", Said.text("free")))
                .to(folder.resolve("--work--"));
        SessionFile base = sessions.find("base").orElseThrow();
        List<String> turns = sessions.story(base).turns().stream().map(StoryTurn::id).toList();

        sessions.fork(base, "all", "/elsewhere/x");
        sessions.forkThrough(base, turns.get(1), "through", "/work");
        sessions.forkBefore(base, turns.get(1), "before", "/work");
        SessionFile none = sessions.forkBefore(base, turns.get(0), "none", "/work").file();

        assertThat(turns("all")).isEqualTo(turns("base"));
        assertThat(turns("through")).isEqualTo(turns("base").subList(0, 2));
        assertThat(turns("before")).isEqualTo(turns("base").subList(0, 1));
        assertThat(turns("none")).isEmpty();
        SessionFile all = sessions.find("all").orElseThrow();
        assertThat(all.path().getParent()).isEqualTo(folder.resolve("--elsewhere-x--"));
        assertThat(all.path().getFileName()).hasToString("2026-11-21T20-00-00-123Z_all.jsonl");
        assertThat(all.cwd()).isEqualTo("/elsewhere/x");
        assertThat(sessions.thread(all).path("forkedFromId").asText()).isEqualTo("base");
        assertThat(sessions.find("before").orElseThrow().name()).isEqualTo("called");
        assertThat(none.begun()).isFalse();
        assertThat(sessions.story(sessions.find("through").orElseThrow()).turns()).extracting(StoryTurn::id)
                .isEqualTo(turns.subList(0, 2));
        assertThatThrownBy(() -> sessions.forkThrough(base, "nope", "x", "/work"))
                .hasMessage("turn not found: nope");
    }

    @Test
    void aForkTakesOverWhatIsKnownOfItsPastAlone() throws IOException, Refusal {
        Written.talk("base", T, "one")
                .entry("compaction", T + 1500, Map.of("summary", "s", "tokensBefore", 9))
                .message(Said.user(T + 2000, "two")).message(Said.assistant(T + 2001, "aborted"))
                .entry("compaction", T + 2500, Map.of("summary", "s", "tokensBefore", 9)).to(folder);
        known.marks.addAll(List.of("again:c1:3", "begin:c1-3", "begin:c2",
                "client:u" + (T + 1000) + ":mine:1", "client:u" + (T + 2000) + ":mine:2", "again:b1:2",
                "with:b1", "again:c3:2"));
        SessionFile base = sessions.find("base").orElseThrow();
        List<String> turns = sessions.story(base).turns().stream().map(StoryTurn::id).toList();
        assertThat(turns).hasSize(4);
        known.marks.add("failed:" + turns.get(0) + ":it: failed");
        known.marks.add("interrupted:" + turns.get(2));

        assertThat(sessions.fork(base, "all", "/work").marks()).contains("begin:c2",
                "interrupted:" + turns.get(2), "client:u" + (T + 2000) + ":mine:2");
        assertThat(sessions.forkBefore(base, turns.get(2), "before", "/work").marks())
                .containsExactly("again:c1:3", "begin:c1-3",
                        "client:u" + (T + 1000) + ":mine:1", "failed:" + turns.get(0) + ":it: failed");
    }

    @Test
    void aSessionWithoutAWordIsThereButNotListed() throws IOException, Refusal, SessionTaken {
        SessionFile empty = sessions.empty("void", "/work");

        assertThat(sessions.knows("void")).isTrue();
        assertThat(list(Map.of())).isEmpty();
        sessions.delete(empty, locks);
        assertThat(sessions.knows("void")).isFalse();
    }

    @Test
    void whatSomebodyWorksOnIsNotDeleted() throws IOException, SessionTaken {
        Written.talk("busy", T, "one").to(folder);
        SessionFile busy = sessions.find("busy").orElseThrow();

        try (SessionLock _ = locks.take("busy")) {
            assertThatThrownBy(() -> sessions.delete(busy, locks)).isInstanceOf(SessionTaken.class);
        }
        assertThat(sessions.knows("busy")).isTrue();
        sessions.delete(busy, locks);
        assertThat(sessions.knows("busy")).isFalse();
        locks.take("busy").close();
    }

    private List<List<String>> turns(String id) throws IOException {
        return sessions.story(sessions.find(id).orElseThrow()).turns().stream().map(StoryTurnIds::of)
                .toList();
    }

    private List<String> list(Map<String, ?> params) throws Refusal {
        return sessions.list(ListQuery.of(Json.object(new HashMap<>(params)))).found().stream()
                .map(SessionFile::id)
                .toList();
    }

    private Sessions sessions(Path place) {
        return new Sessions(place, known, InstantSource.fixed(Instant.parse("2026-11-21T20:00:00.123Z")));
    }
}
