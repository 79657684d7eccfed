package dev.drawbridge.core.agent.pi.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.story.Said;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.pi.story.StoryTurn;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.partners.wire.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final Story story = new Story("/work", Set.of());
    private final List<String> ids;

    PagesTest() {
        for (int i = 1; i <= 60; i++) {
            story.add(Said.user(10L * i, "q" + i));
            story.add(Said.assistant(10L * i + 1, "stop", Said.text("a" + i)));
        }
        ids = story.turns().stream().map(StoryTurn::id).toList();
    }

    @Test
    void turnsComeTheNewestFirstWithASummary() throws Refusal {
        JsonNode page = Pages.turns(story, false, Json.object(Map.of()));

        assertThat(turns(page)).isEqualTo(ids.reversed().subList(0, 25));
        assertThat(page.at("/data/0/itemsView").asText()).isEqualTo("summary");
        assertThat(page.at("/data/0/status").asText()).isEqualTo("completed");
        assertThat(Pages.turns(story, true, Json.object(Map.of())).at("/data/0/status").asText())
                .isEqualTo("inProgress");
        assertThat(Pages.turns(story, true, Json.object(Map.of())).at("/data/1/status").asText())
                .isEqualTo("completed");
    }

    @Test
    void pagesOfTurnsMeetAndTurnRound() throws Refusal {
        List<String> seen = new ArrayList<>();
        Map<String, Object> params = new HashMap<>(Map.of("limit", 7, "itemsView", "notLoaded"));
        JsonNode page = Pages.turns(story, false, Json.object(params));
        seen.addAll(turns(page));
        while (page.path("nextCursor").isTextual()) {
            params.put("cursor", page.path("nextCursor").asText());
            page = Pages.turns(story, false, Json.object(params));
            seen.addAll(turns(page));
        }
        assertThat(seen).isEqualTo(ids.reversed());

        params.put("cursor", page.path("backwardsCursor").asText());
        params.put("sortDirection", "asc");
        assertThat(turns(Pages.turns(story, false, Json.object(params)))).isEqualTo(ids.subList(3, 10));
    }

    @Test
    void itemsComeTheOldestFirst() throws Refusal {
        JsonNode first = Pages.items(story, false, Json.object(Map.of("limit", 3)));
        assertThat(items(first)).containsExactly("u10", "a11-0", "u20");
        assertThat(first.at("/data/2/turnId").asText()).isEqualTo(ids.get(1));
        assertThat(first.at("/data/0/startedAtMs").asLong()).isEqualTo(10);

        JsonNode next = Pages.items(story, false,
                Json.object(Map.of("limit", 2, "cursor", first.path("nextCursor").asText())));
        assertThat(items(next)).containsExactly("a21-0", "u30");
        assertThat(items(
                Pages.items(story, false, Json.object(Map.of("limit", 2, "sortDirection", "desc", "cursor",
                        next.path("backwardsCursor").asText())))))
                .containsExactly("a21-0", "u20");
    }

    @Test
    void itemsOfOneTurnCanBeginBesideAnItem() throws Refusal {
        Map<String, Object> params = new HashMap<>(Map.of("turnId", ids.get(1)));
        assertThat(items(Pages.items(story, false, Json.object(params)))).containsExactly("u20", "a21-0");
        params.put("cursor", Map.of("type", "item", "itemId", "u20"));
        assertThat(items(Pages.items(story, false, Json.object(params)))).containsExactly("a21-0");
        params.put("sortDirection", "desc");
        assertThat(items(Pages.items(story, false, Json.object(params)))).isEmpty();
        params.put("cursor", Map.of("type", "item", "itemId", "nope"));
        assertThatThrownBy(() -> Pages.items(story, false, Json.object(params)))
                .hasMessage("cursor.itemId does not identify an item in the requested history scope");
        assertThatThrownBy(() -> Pages.items(story, false,
                Json.object(Map.of("cursor", Map.of("type", "item", "itemId", "u20")))))
                .hasMessage("turnId is required when cursor is an item anchor");
        assertThat(items(Pages.items(story, false, Json.object(Map.of("turnId", "nope"))))).isEmpty();
    }

    @Test
    void aCursorThatIsNoneIsRefused() throws Refusal {
        for (String cursor : List.of("zz", "", "{}", "{\"turnId\":\"nope\",\"includeAnchor\":true}",
                Pages.items(story, false, Json.object(Map.of())).path("nextCursor").asText())) {
            assertThatThrownBy(
                    () -> Pages.turns(story, false, Json.object(Collections.singletonMap("cursor", cursor))))
                    .hasMessage("invalid cursor: " + cursor);
        }
    }

    private static List<String> turns(JsonNode page) {
        return texts(page, "/id");
    }

    private static List<String> items(JsonNode page) {
        return texts(page, "/item/id");
    }

    private static List<String> texts(JsonNode page, String at) {
        return StreamSupport.stream(page.path("data").spliterator(), /* parallel= */ false)
                .map(one -> one.at(at).asText()).toList();
    }
}
