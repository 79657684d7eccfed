package dev.drawbridge.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.model.Step;
import dev.drawbridge.transcript.Following;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that does not read for a whole long answer; {@code stall.deltas} says how long that is. */
@RealAgents(Partner.CODEX)
final class StalledClientIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** The real server cuts such a client off after some 18,500. */
    private static final int DELTAS = Integer.getInteger("stall.deltas", 100_000);
    private static final long MEBIBYTE = 1 << 20;

    private final FakeModel model = FakeModel.start();
    private final CodexHome home = CodexHome.of(model);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Served served = Served.start(Served.command(home));

    @AfterEach
    void close() {
        http.shutdownNow();
        served.close();
        home.close();
        model.close();
    }

    @Test
    void itFinishesTheTurnAndCostsNothing() throws IOException {
        model.when("LONG", Step.tokens(DELTAS));
        try (CodexClient pilot = served.client()) {
            String thread = pilot.startThread();
            pilot.startTurn(thread, "SAY: hello");
            pilot.awaitTurn();
            Visit stalled = Visit.at(served.uri(), http).orElseThrow();
            stalled.send(Map.of("id", 1, "method", "initialize", "params",
                    Map.of("clientInfo", Map.of("name", "stalled", "version", "1"))));
            stalled.send(Map.of("id", 2, "method", "thread/resume", "params", Map.of("threadId", thread)));
            Following following = new Following();
            follow(stalled, following, List.of("\"turns\":["));
            stalled.read(/* reading= */ false);

            long before = memory();
            String turn = pilot.startTurn(thread, "LONG");
            pilot.wire().cut();
            long during = watch(thread, turn);
            stalled.read(/* reading= */ true);
            int messages = follow(stalled, following, List.of("\"turn/completed\"", turn));
            System.out.println("a client that did not read " + DELTAS + " deltas got " + messages
                    + " messages; memory of the bridge: before " + before + ", at most meanwhile " + during
                    + ", after " + memory() + " MiB");

            assertThat(following.surprises()).isEmpty();
            assertThat(following.thread(thread).transcript()).contains("turn " + turn + " completed null")
                    .anyMatch(line -> line.contains("tok" + (DELTAS - 1) + " "));
            assertThat(messages).isLessThan(DELTAS / 2);
            stalled.cut();
        }
    }

    /** Waits for the end of the turn; returns how many MiB the bridge took meanwhile. */
    private long watch(String thread, String turn) throws IOException {
        long most = memory();
        try (CodexClient other = served.client()) {
            for (boolean over = false; !over;) {
                Pause.of(Duration.ofMillis(200));
                most = Math.max(most, memory());
                JsonNode page = other.request("thread/turns/list", Map.of("threadId", thread, "limit", 1));
                over = page.at("/data/0/id").asText().equals(turn)
                        && page.at("/data/0/status").asText().equals("completed");
            }
        }
        return most;
    }

    /** Reads until a message has all these texts in it; returns how many it took. */
    private static int follow(Visit client, Following following, List<String> last) {
        int[] messages = {0};
        await().atMost(SOON).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> {
            for (Optional<JsonNode> message = client.next(Duration.ofMillis(10)); message
                    .isPresent(); message = client.next(Duration.ofMillis(10))) {
                messages[0]++;
                following.take(message.get());
                String text = message.get().toString();
                if (last.stream().allMatch(text::contains)) {
                    return true;
                }
            }
            assertThat(client.isOver()).as("cut off").isFalse();
            return false;
        });
        return messages[0];
    }

    /** How many MiB of the machine's memory the bridge has. */
    private long memory() throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(served.handle().pid()), "status"));
        return Long.parseLong(status.replaceAll("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1")) * 1024 / MEBIBYTE;
    }
}
