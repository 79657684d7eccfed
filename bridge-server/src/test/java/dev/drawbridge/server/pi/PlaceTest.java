package dev.drawbridge.server.pi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pi's own directory, in which a bridge is a guest among others. */
@RealAgents({Partner.PI, Partner.PI_LEGACY})
@Timeout(90)
final class PlaceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path memory;

    private static List<Map<String, String>> say(String text) {
        return List.of(Map.of("type", "text", "text", text));
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void settingsStayWhatTheyWereThoughModelsAreChosen(Partner version) throws IOException {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Path settings = house.home().directory().resolve("settings.json");
            String before = Files.readString(settings);
            Guest guest = house.enter("guest");
            String thread = guest.begunThread();
            guest.client().request("turn/start", Map.of("threadId", thread, "input", say("SAY: other"),
                    "model", "pi/fake/fake-2", "effort", "high"));
            assertThat(guest.awaitEnd(thread).path("status").asText()).isEqualTo("completed");
            JsonNode asked = house.model().requests().getLast().body();
            assertThat(asked.path("model").asText()).isEqualTo("fake-2");
            assertThat(asked.path("reasoning_effort").asText()).isEqualTo("high");
            house.restart();
            assertThat(Files.readString(settings)).isEqualTo(before);
            Guest again = house.enter("guest");
            again.resume(thread);
            assertThat(again.turn(thread, "SAY: still the other")).isEqualTo("completed");
            assertThat(house.model().requests().getLast().body().path("model").asText()).isEqualTo("fake-2");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void oneProcessDoesOneTurnAfterTheOther(Partner version) {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Guest guest = house.enter("guest");
            String thread = guest.begunThread();
            String runtime = guest.runtime(thread).orElseThrow();
            for (int turn = 0; turn < 5; turn++) {
                assertThat(guest.turn(thread, "RUN: echo " + turn)).isEqualTo("completed");
                assertThat(guest.runtime(thread)).contains(runtime);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void aProcessThatNobodyNeedsEndsAndAnotherTakesItsPlace(Partner version) {
        try (PiHouse house = PiHouse.forgetful(memory, version, Duration.ofMillis(300)).open()) {
            Guest guest = house.enter("guest");
            Guest watcher = house.enter("watcher");
            String thread = guest.begunThread();
            String runtime = guest.runtime(thread).orElseThrow();
            guest.client().request("thread/unsubscribe", Map.of("threadId", thread));
            watcher.await("thread/closed", thread);
            house.household().awaitNoPi();
            assertThat(guest.runtime(thread)).isEmpty();
            assertThat(guest.status(thread)).isEqualTo("notLoaded");
            watcher.catchUp();
            assertThat(watcher.heard("thread/closed", thread)).hasSize(1);

            guest.resume(thread);
            assertThat(guest.turn(thread, "SAY: awake")).isEqualTo("completed");
            assertThat(guest.runtime(thread)).isPresent().get().isNotEqualTo(runtime);
            assertThat(guest.turns(thread)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void whatAnotherPiHasWrittenIsThere(Partner version) {
        try (PiHouse house = PiHouse.of(memory, version).open()) {
            Guest guest = house.enter("guest");
            String thread = guest.begunThread();
            String path = guest.client().request("thread/read", Map.of("threadId", thread))
                    .at("/thread/path").asText();
            house.sayWithoutBridge("SAY: from elsewhere", "--session", path);
            assertThat(guest.turn(thread, "SAY: here again")).isEqualTo("completed");
            assertThat(house.model().requests().getLast().body().toString()).contains("from elsewhere");
            assertThat(guest.turns(thread)).hasSize(3);
            house.restart();
            assertThat(house.enter("guest").turns(thread)).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PI")
    void aThreadThatLivesInOneBridgeIsRefusedByAnother(Partner version) {
        try (PiHouse house = PiHouse.of(memory, version).open();
                Neighbour other = Neighbour.of(house);
                Guest stranger = Guest.at(other.door(), "stranger")) {
            Guest guest = house.enter("guest");
            String thread = guest.begunThread();
            await().atMost(SOON).until(() -> stranger.client().request("thread/list", Map.of())
                    .path("data").findValuesAsText("id").contains(thread));
            assertThat(stranger.turns(thread)).hasSize(1);
            JsonNode refused = stranger.client().exchange("turn/start",
                    Map.of("threadId", thread, "input", say("SAY: me too")));
            assertThat(refused.at("/error/message").asText()).contains("another bridge (process ");
            assertThat(guest.turn(thread, "SAY: as before")).isEqualTo("completed");
            house.restart();
            assertThat(stranger.client().exchange("thread/resume", Map.of("threadId", thread)).has("result"))
                    .isTrue();
            assertThat(stranger.turn(thread, "SAY: now me")).isEqualTo("completed");
        }
    }
}
