package dev.drawbridge.server.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.server.paper.Screen;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that stay, over a way that is cut again and again. */
@Timeout(90)
final class CutTest {
    private static final int LAST = 150;
    private static final String NUMBERS = IntStream.rangeClosed(1, LAST).mapToObj(Integer::toString)
            .collect(Collectors.joining(" "));

    private final HaltedPace pace = new HaltedPace();
    private final DemoHouse house;
    private final Cable cable;
    private final Shell away;

    CutTest(@TempDir Path memory) throws Exception {
        house = new DemoHouse(memory, pace);
        cable = Cable.to(house.port());
        away = Shell.to(cable.url());
    }

    @AfterEach
    void close() throws Exception {
        cable.close();
        house.close();
    }

    private void cut() {
        int before = cable.connections();
        cable.cut();
        await().atMost(Duration.ofSeconds(20)).until(() -> cable.connections() > before);
    }

    private static long count(String text, String part) {
        return text.lines().filter(part::equals).count();
    }

    @Test
    void whoeverFollowsMissesNothingAndReadsNothingTwice() {
        pace.haltAfter(LAST - 30);
        Shell.Given sender = away.begin("send", "new", "count to " + LAST, "--follow");
        sender.awaitOut("1 2 3 4 ");
        Shell.Given watcher = away.begin("attach", "last");
        Shell.Given program = away.begin("attach", "last", "--json");
        watcher.awaitOut(" 8 ");
        program.awaitOut("\"seq\":");
        cut();
        cut();
        pace.goOn();
        for (Shell.Given each : List.of(sender, watcher)) {
            assertThat(each.end()).isZero();
            assertThat(each.out()).contains("-- the connection is lost (", "-- completed");
            String answer = each.out().lines().filter(line -> line.matches("[0-9 ]+"))
                    .collect(Collectors.joining(" ")).replaceAll(" +", " ").strip();
            assertThat(answer).isEqualTo(NUMBERS);
            assertThat(count(each.out(), "-- connected again, and nothing is lost")).isPositive();
        }
        assertThat(watcher.out()).containsOnlyOnce("> count to " + LAST);
        assertThat(program.end()).isZero();
        assertNoneTwice(program.objects());
    }

    private static void assertNoneTwice(List<JsonNode> lines) {
        assertThat(lines).extracting(line -> line.path("type").asText()).startsWith("attached")
                .contains("cut", "back").endsWith("end");
        List<Long> numbers = lines.stream().filter(line -> line.path("type").asText().equals("event"))
                .map(line -> line.path("seq").asLong()).toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(
                lines.stream().filter(line -> line.path("method").asText().equals("item/agentMessage/delta"))
                        .map(line -> line.at("/params/delta").asText()).collect(Collectors.joining()).strip())
                .isEqualTo(NUMBERS);
    }

    @Test
    void whoeverHasTheNumberOfAnEventGoesOnBehindIt() {
        Shell home = house.shell();
        Shell.Given all = home.begin("attach", "last", "--json", "--follow");
        assertThat(all.end()).as("there is no thread yet").isEqualTo(2);
        Shell.Given sent = home.give("send", "new", "count to 40", "--follow", "--json");
        List<JsonNode> events = sent.objects().stream()
                .filter(line -> line.path("type").asText().equals("event")).toList();
        long middle = events.get(events.size() / 2).path("seq").asLong();
        List<JsonNode> rest = home.give("attach", "last", "--from", String.valueOf(middle), "--json")
                .objects();
        assertThat(rest.getFirst().path("type").asText()).isEqualTo("attached");
        assertThat(rest.getFirst().path("seq").asLong()).isEqualTo(middle);
        assertThat(rest.stream().skip(1)).isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("seq").asLong()).isGreaterThan(middle));
        assertThat(rest).filteredOn(line -> line.path("method").asText().equals("turn/completed"))
                .extracting(line -> line.path("seq").asLong())
                .containsExactly(events.getLast().path("seq").asLong());
        Shell.Given lost = home.give("attach", "last", "--from", "another-epoch:3");
        assertThat(lost.done()).contains("not all that has happened since can be told").contains("39 40");
    }

    @Test
    void aPromptThatWasCutOffIsSaidOnce() {
        away.give("send", "new", "count to 2", "--follow").done();
        for (int i = 0; i < 3; i++) {
            Shell.Given sent = away.begin("send", "last", "say number " + i, "--follow");
            cable.cut();
            // a connection that is cut before it stood is none
            assertThat(sent.end()).isIn(0, 3);
        }
        String shown = house.shell().give("show", "last").done();
        for (int i = 0; i < 3; i++) {
            assertThat(count(shown, "> say number " + i)).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"result\":{\"turn\"", "turn/started", "\"result\":{\"thread\""})
    void whoeverIsCutOffAtTheBeginningOfATurnIsToldItsEnd(String words) {
        cable.cutBefore(words);
        Shell.Given sent = away.begin("send", "new", "count to 3", "--follow");
        assertThat(sent.end()).as(sent.out()).isZero();
        assertThat(sent.out()).containsOnlyOnce("1 2 3").contains("-- completed");
    }

    @Test
    void approvalsAreWatchedAcrossALostConnection() {
        Shell.Given watched = away.begin("approvals", "--watch", "--json");
        house.shell().give("send", "new", "approve").done();
        watched.awaitOut("\"state\":\"open\"");
        cable.cut();
        house.shell().give("approve", "last", "--note", "while it was away").done();
        watched.awaitOut("while it was away");
        assertThat(watched.objects()).hasSize(2);
    }

    @Test
    void whoeverWatchesIsToldThatTheConnectionIsLostAndThereAgain() {
        Shell.Given approvals = away.begin("approvals", "--watch");
        AtomicReference<Screen> screen = new AtomicReference<>(new Screen(80, /* coloured= */ false));
        Shell.Given threads = away.on(screen::get, InputStream.nullInputStream()).begin("threads", "--watch");
        threads.awaitOut("(there is no thread yet)");
        cut();
        approvals.awaitOut("-- the connection is lost (").awaitOut("-- connected again\n");
        threads.awaitOut("\033[24H\033[K-- no connection: it is made again");
    }

    @Test
    void aListIsAsWideAsTheTerminalHasBecome() throws Exception {
        house.shell().give("send", "new", "a title that is wider than twenty columns").done();
        AtomicReference<Screen> screen = new AtomicReference<>(new Screen(80, /* coloured= */ false));
        Shell.Given threads = house.shell().on(screen::get, InputStream.nullInputStream()).begin("threads",
                "--watch");
        threads.awaitOut("a title that is wider");
        screen.set(new Screen(20, /* coloured= */ false));
        new ProcessBuilder("kill", "-WINCH", String.valueOf(ProcessHandle.current().pid())).start().waitFor();
        threads.awaitOut("\n  a title that ");
    }

    @Test
    void theListIsWatchedAcrossALostConnection() {
        Shell.Given watched = away.begin("threads", "--watch", "--json");
        house.shell().give("send", "new", "count to 3", "--follow").done();
        watched.awaitOut("\"preview\":\"count to 3\"");
        cut();
        house.shell().give("send", "new", "approve").done();
        watched.awaitOut("\"state\":\"waiting\"");
    }
}
