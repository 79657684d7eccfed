package dev.drawbridge.core.agent.pi.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.story.Said;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.partners.wire.Json;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SearchTest {
    private static final long T = 1_795_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void whatWasSaidByAnybodyIsFound() throws Refusal {
        Written.talk("a", T, "the Needle \"quoted\" \u00e9t\u00e9").to(folder);
        Written.session("b", T + 1, "/work").message(Said.user(T + 2, "q"))
                .message(Said.assistant(T + 3, "stop", Said.thinking("hidden"), Said.text("a needle too")))
                .to(folder);
        Written.session("c", T + 2, "/work").message(Said.user(T + 3, "q"))
                .entry("session_info", T, Map.of("name", "needle by name")).to(folder);

        assertThat(search("NEEDLE", 10).snippets())
                .isEqualTo(Map.of("a", "the Needle \"quoted\" \u00e9t\u00e9", "b",
                        "a needle too", "c", "needle by name"));
        assertThat(ids(search("needle", 10))).containsExactly("c", "b", "a");
        assertThat(ids(search("hidden", 10))).isEmpty();
        assertThat(ids(search("\"quoted\" \u00c9T\u00c9", 10))).containsExactly("a");
        Found first = search("needle", 2);
        assertThat(ids(first)).containsExactly("c", "b");
        assertThat(sessions()
                .search(Json.object(Map.of("searchTerm", "needle", "cursor", first.page().nextCursor())))
                .page().found()).extracting(SessionFile::id).containsExactly("a");
        assertThatThrownBy(() -> search("", 1)).hasMessage("thread/search requires a non-empty searchTerm");
    }

    @Test
    void everyPlaceInAThreadIsFoundOnce() throws Refusal {
        Story story = new Story("/work", Set.of());
        story.add(Said.user(T, "one Two one"));
        story.add(Said.assistant(T + 1, "stop", Said.text("x".repeat(100) + "ONE" + "y".repeat(100))));

        JsonNode all = Occurrences.in(story, Json.object(Map.of("searchTerm", "one")));
        assertThat(all.path("data")).hasSize(3);
        assertThat(all.path("nextCursor").isNull()).isTrue();
        for (JsonNode place : all.path("data")) {
            JsonNode range = place.path("snippetMatchRange");
            assertThat(place.path("snippet").asText().substring(range.path("start").asInt(),
                    range.path("end").asInt()))
                    .isEqualToIgnoringCase("one");
        }
        assertThat(all.at("/data/2/snippet").asText())
                .isEqualTo("..." + "x".repeat(40) + "ONE" + "y".repeat(40) + "...");
        JsonNode two = Occurrences.in(story, Json.object(Map.of("searchTerm", "one", "limit", 2)));
        JsonNode rest = Occurrences.in(story,
                Json.object(Map.of("searchTerm", "one", "cursor", two.path("nextCursor").asText())));
        assertThat(rest.path("data")).isEqualTo(Json.parse("[" + all.at("/data/2") + "]"));
        assertThat(Pages
                .turns(story, false, Json.object(Map.of("cursor", all.at("/data/0/turnCursor").asText())))
                .path("data")).hasSize(1);
    }

    private Found search(String term, int limit) throws Refusal {
        return sessions().search(Json.object(Map.of("searchTerm", term, "limit", limit)));
    }

    private static List<String> ids(Found found) {
        return found.page().found().stream().map(SessionFile::id).toList();
    }

    private Sessions sessions() {
        return new Sessions(folder, new Known(), InstantSource.system());
    }
}
