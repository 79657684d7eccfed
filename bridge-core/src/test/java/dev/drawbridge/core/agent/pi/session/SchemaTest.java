package dev.drawbridge.core.agent.pi.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.demo.CodexSchemas;
import dev.drawbridge.core.agent.pi.story.ItemsView;
import dev.drawbridge.core.agent.pi.story.Said;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RealAgents(Partner.CODEX)
class SchemaTest {
    private static final long T = 1_795_000_000_000L;

    @TempDir
    private Path directory;

    @Test
    void allThatIsShownIsWhatCodexCouldShow() throws IOException, Refusal {
        CodexSchemas schemas = CodexSchemas.writtenTo(directory.resolve("schemas"));
        Path folder = directory.resolve("sessions");
        everything().to(folder);
        Written.talk("bare", T, "hello").to(folder);
        Sessions sessions = new Sessions(folder, new Known(), InstantSource.system());

        ObjectNode list = Shapes.object().putNull("nextCursor").putNull("backwardsCursor");
        list.putArray("data");
        for (SessionFile file : sessions.list(ListQuery.of(Json.object(Map.of()))).found()) {
            ObjectNode thread = sessions.thread(file);
            sessions.story(file).turns()
                    .forEach(turn -> ((ArrayNode) thread.path("turns")).add(turn.shape(ItemsView.FULL)));
            list.withArray("data").add(thread);
        }
        assertThat(list.path("data")).hasSize(2);
        assertThat(schemas.differences("thread/list", list)).isEmpty();
        Story story = sessions.story(sessions.find("every").orElseThrow());
        assertThat(types(story)).containsExactlyInAnyOrder("userMessage", "agentMessage", "reasoning",
                "commandExecution", "fileChange", "dynamicToolCall", "contextCompaction");
        for (String view : List.of("full", "summary", "notLoaded")) {
            for (boolean running : List.of(true, false)) {
                assertThat(schemas.differences("thread/turns/list",
                        Pages.turns(story, running, Json.object(Map.of("itemsView", view))))).isEmpty();
            }
        }
        assertThat(schemas.differences("thread/items/list",
                Pages.items(story, false, Json.object(Map.of("limit", 100))))).isEmpty();
        assertThat(schemas.differences("thread/items/list",
                Pages.items(story, false, Json.object(Map.of("limit", 2)))))
                .isEmpty();
    }

    @Test
    void whatIsFoundIsWhatCodexCouldFind() throws Refusal {
        CodexSchemas schemas = CodexSchemas.writtenTo(directory.resolve("schemas"));
        Story story = new Story("/work", Set.of());
        story.add(Said.user(T, "one and one"));

        assertThat(schemas.differences("thread/searchOccurrences",
                Occurrences.in(story, Json.object(Map.of("searchTerm", "one", "limit", 1))))).isEmpty();
    }

    private static Set<String> types(Story story) {
        return story.turns().stream().flatMap(turn -> turn.items().stream())
                .map(item -> item.path("type").asText()).collect(Collectors.toSet());
    }

    private static Written everything() {
        JsonNode image = Json.parse("[{\"type\":\"image\",\"data\":\"AAA=\",\"mimeType\":\"image/png\"}]");
        ObjectNode seen = Said.user(T + 1, "");
        seen.set("content", image);
        ObjectNode shown = Said.result(T + 6, "4", "", false);
        shown.set("content", image);
        return Written.session("every", T, "/work").message(seen)
                .message(Said.assistant(T + 2, "toolUse", Said.thinking("hm"), Said.text("now"),
                        Said.call("1", "bash", Map.of("command", "ls")),
                        Said.call("2", "write", Map.of("path", "a", "content", "b")),
                        Said.call("3", "edit", Map.of("path", "a")),
                        Said.call("4", "read", Map.of("path", "a")),
                        Said.call("5", "nothing", Map.of())))
                .message(Said.result(T + 3, "1", "gone\n\nCommand exited with code 3", true))
                .message(Said.result(T + 4, "2", Map.of()))
                .message(Said.result(T + 5, "3", Map.of("diff", "-1 a\n+1 b"))).message(shown)
                .message(Said.failure(T + 7, "529: {}"))
                .entry("compaction", T + 8, Map.of("summary", "s", "tokensBefore", 3))
                .message(Said.command(T + 9, "ls", 1)).message(Said.user(T + 10, "more"))
                .entry("custom_message", T + 11, Map.of("customType", "x", "content", "y", "display", true))
                .entry("branch_summary", T + 12, Map.of("summary", "z", "fromId", "e1"))
                .entry("thinking_level_change", T + 13, Map.of("thinkingLevel", "off"))
                .entry("session_info", T + 14, Map.of("name", "every"));
    }
}
