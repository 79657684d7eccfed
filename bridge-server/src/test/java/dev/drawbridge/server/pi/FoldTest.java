package dev.drawbridge.server.pi;

import static dev.drawbridge.partners.model.Step.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever comes late to a thread of Pi's, looks away or is cut off knows in the end what the others know. */
@RealAgents({Partner.PI, Partner.PI_LEGACY})
@Timeout(90)
final class FoldTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String COMPACT = "compact";
    private static final List<String> PROMPTS = List.of("THINK:6 TOKENS:60 DELAY:3",
            "RUN: for i in 1 2 3 4 5; do echo line $i; sleep 0.05; done\nTHINK:2 TOKENS:5",
            "TOGETHER\nRUN: echo 1; sleep 0.1; echo 2\nRUN: sleep 0.05; echo 3; exit 4",
            "CALL: write {\"path\":\"made\",\"content\":\"a\\nb\\n\"}\nCALL: read {\"path\":\"made\"}",
            "RUN: echo CONFIRM", "SAY: a short one", COMPACT, "TOKENS:800", "STATUS:400");

    @TempDir
    private Path memory;

    @ParameterizedTest
    @CsvSource({"PI, 1", "PI, 2", "PI, 3", "PI, 4", "PI_LEGACY, 7"})
    void inTheEndAllKnowTheSame(Partner version, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Follower> followers = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                PiHouse house = PiHouse.of(memory, version).open()) {
            Guest pilot = house.enter("pilot");
            String thread = pilot.begunThread();
            Follower witness = new Follower(http, house.door(), thread, /* sequenced= */ true);
            followers.add(witness);
            witness.enter();
            for (int i = 0; i < 5; i++) {
                followers.add(new Follower(http, house.door(), thread, i % 3 != 0));
            }
            List<Follower> restless = List.copyOf(followers.subList(1, followers.size()));
            for (int turn = 0; turn < 6; turn++) {
                String prompt = PROMPTS.get(random.nextInt(PROMPTS.size()));
                String id = begin(house, pilot, thread, prompt);
                while (pilot.ended(thread, id).isEmpty()) {
                    misbehave(restless.get(random.nextInt(restless.size())), random);
                    witness.listen(Duration.ofMillis(random.nextInt(1, 25)));
                }
            }
            String last = pilot.client().startTurn(thread, "SAY: the end");
            for (Follower each : followers) {
                each.look(/* looking= */ true);
                if (!each.isThere()) {
                    each.enter();
                }
                await().atMost(SOON).until(() -> {
                    each.listen(Duration.ofMillis(10));
                    return each.knowsTheEnd(last);
                });
            }
            Follower newcomer = new Follower(http, house.door(), thread, /* sequenced= */ false);
            followers.add(newcomer);
            newcomer.enter();
            await().atMost(SOON).until(() -> {
                newcomer.listen(Duration.ofMillis(10));
                return newcomer.knowsTheEnd(last);
            });
            assertThat(witness.surprises()).as("seed %s", seed).isEmpty();
            for (Follower each : restless) {
                assertThat(each.surprises()).as("seed %s", seed).isEmpty();
                new Account(witness.knows()).isAlso(new Account(each.knows()));
            }
            new Account(witness.knows()).isAlso(new Account(newcomer.knows()));
        } finally {
            followers.forEach(Follower::close);
        }
    }

    private static String begin(PiHouse house, Guest pilot, String thread, String prompt) {
        if (prompt.equals(COMPACT)) {
            assertThat(pilot.turn(thread, "SAY: enough to be compacted")).isEqualTo("completed");
            pilot.await("turn/started", thread);
            // one for the turns before, and one for what of the last turn is not kept
            house.model().when("messages above are", text("all that "), text("was said"));
            house.model().when("messages above are", text("and a part"));
            pilot.client().request("thread/compact/start", Map.of("threadId", thread));
            return pilot.await("turn/started", thread).at("/params/turn/id").asText();
        }
        String turn = pilot.client().startTurn(thread, prompt);
        if (prompt.contains("CONFIRM")) {
            JsonNode asked = pilot.opened(thread);
            pilot.answers(asked, "accept");
        }
        while (!pilot.await("turn/started", thread).at("/params/turn/id").asText().equals(turn)) {
            // of a turn before
        }
        return turn;
    }

    private static void misbehave(Follower follower, SplittableRandom random) {
        if (!follower.isThere()) {
            follower.enter();
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> follower.cut();
            case 1 -> follower.look(/* looking= */ false);
            case 2 -> follower.look(/* looking= */ true);
            default -> follower.listen(Duration.ofMillis(random.nextInt(10)));
        }
    }
}
