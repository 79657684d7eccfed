package dev.drawbridge.server.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Screen;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class VerbsTest {
    private static final Screen NARROW = new Screen(40, /* coloured= */ false);

    private final DemoHouse house;
    private final Shell shell;

    VerbsTest(@TempDir Path memory) throws Exception {
        house = new DemoHouse(memory);
        shell = house.shell();
    }

    @AfterEach
    void close() {
        house.close();
    }

    static Stream<String> verbs() {
        return Shell.verbs().stream();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void eachSaysWhatItIsForWithExamplesAndExitCodes(String verb) {
        String help = shell.give(verb, "--help").done();
        assertThat(help).startsWith("Usage: " + verb).contains("Example", "  drawbridge " + verb,
                "Exit codes:",
                "--json", "--url", "--profile");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"threads --limit 0 | --limit must be at least 1",
        "threads --limit x | ", "threads --all --archived | --all contradicts", "threads stray | stray",
        "threads --search= | nothing to look for", "show | THREAD", "show last --last 0 | must be at least 1",
        "show nothing | there is no thread 'nothing'", "show last | there is no thread yet",
        "send | THREAD|new", "send new | TEXT", "send new - | nothing came from stdin",
        "send nothing x | there is no thread", "send new x --until-asked | goes with --follow",
        "send new x --image /no/such.png | --image takes no", "send new x --image /tmp | --image takes no",
        "send new x --image /etc/passwd | name a picture",
        "send last x --queue --model m | leave out --model", "attach | THREAD",
        "attach last --from x | --from takes no 'x'", "attach last --from e: | write a number",
        "attach last --from -1 | --from", "attach last | there is no thread yet", "approvals stray | stray",
        "approve | ID", "approve last | nothing is asked at present",
        "approve x --session --always | contradict each other", "approve x --answer y | QUESTION=TEXT",
        "approve x --content { | no JSON", "deny | ID", "deny last | nothing is asked", "interrupt | THREAD",
        "interrupt nobody | there is no thread", "queue | THREAD", "queue last list x | list takes nothing",
        "queue last add | nothing to add", "queue last remove | which one?", "queue last dance | dance",
        "info stray | stray", "info --url ftp://x | is no bridge's address",
        "threads --url ws://x --profile y | name two bridges"})
    void whatIsWrittenWronglyIsToldWithExitCodeTwo(String line, String sentence) {
        String[] words = line.split(" ", -1);
        Shell.Given given = shell.give(words[0], Stream.of(words).skip(1).toArray(String[]::new));
        assertThat(given.end()).as(given.err()).isEqualTo(2);
        assertThat(given.out()).isEmpty();
        assertThat(given.err()).contains(sentence == null ? "x" : sentence);
    }

    @ParameterizedTest
    @CsvSource({"threads", "show last", "send new x", "attach last", "approvals", "approve last", "deny last",
        "interrupt last", "queue last", "info", "threads --watch", "approvals --watch"})
    void withoutABridgeEachEndsWithExitCodeThree(String line) {
        house.close();
        String[] words = line.split(" ", -1);
        Shell.Given given = shell.give(words[0], Stream.of(words).skip(1).toArray(String[]::new));
        assertThat(given.end()).isEqualTo(3);
        assertThat(given.err()).startsWith("drawbridge " + words[0] + ": no bridge runs with ")
                .contains("drawbridge serve").hasLineCount(1);
    }

    @Test
    void eachSpeaksToProgramsInObjects() {
        JsonNode sent = one(shell.give("send", "new", "approve", "--json"));
        assertThat(sent.path("type").asText()).isEqualTo("sent");
        assertThat(sent.path("manner").asText()).isEqualTo("started");
        String thread = sent.path("threadId").asText();
        Shell.Given attached = shell.begin("attach", thread, "--json", "--until-asked");
        assertThat(attached.end()).isEqualTo(5);
        assertThat(attached.objects()).extracting(line -> line.path("type").asText()).startsWith("attached")
                .endsWith("approval");
        JsonNode asked = one(shell.give("approvals", "--json"));
        assertThat(asked.at("/approval/summary").asText()).isEqualTo("npm test");
        assertThat(asked.at("/approval/state").asText()).isEqualTo("open");
        assertThat(one(shell.give("threads", "--json")).path("state").asText()).isEqualTo("waiting");
        JsonNode denied = one(
                shell.give("deny", asked.at("/approval/approvalId").asText(), "--reason", "no", "--json"));
        assertThat(denied.at("/approval/closing/decision").asText()).isEqualTo("decline");
        assertThat(denied.at("/approval/closing/note").asText()).isEqualTo("no");
        shell.give("attach", thread).done();
        List<JsonNode> shown = shell.give("show", thread, "--json").objects();
        assertThat(shown).extracting(line -> line.path("type").asText()).startsWith("item").endsWith("turn");
        assertThat(shown.getLast().path("status").asText()).isEqualTo("completed");
        JsonNode second = one(shell.give("send", thread, "approve", "--json"));
        JsonNode stopped = one(shell.give("interrupt", thread, "--json"));
        assertThat(stopped.path("turnId")).isEqualTo(second.path("turnId"));
        assertThat(stopped.path("done").asText()).isEqualTo("interrupted");
        assertThat(one(shell.give("info", "--json")).at("/agents/0/name").asText()).isEqualTo("demo");
        assertThat(one(shell.give("info", "--json")).at("/you/scopes").toString()).contains("admin");
        assertThat(one(shell.give("info", "--json")).path("clients").asInt()).isEqualTo(1);
        assertThat(shell.give("info").done()).matches("(?s).* up for [0-9]+s, clients: 1\n.*");
        assertThat(shell.give("threads", "--archived", "--json").done()).isEmpty();
    }

    private static JsonNode one(Shell.Given given) {
        assertThat(given.end()).as(given.err()).isZero();
        assertThat(given.err()).isEmpty();
        assertThat(given.out().lines()).hasSize(1);
        return given.objects().getFirst();
    }

    @Test
    void whoeverIsQuickerWinsAndTheOtherIsToldSo() {
        shell.give("send", "new", "approve").done();
        Shell.Given waiting = shell.give("attach", "last", "--until-asked");
        assertThat(waiting.end()).isEqualTo(5);
        String id = shell.give("approvals", "--json").objects().getFirst().at("/approval/approvalId")
                .asText();
        assertThat(shell.give("approve", id).done()).startsWith("accepted by ").endsWith(": npm test\n");
        Shell.Given late = shell.give("deny", id);
        assertThat(late.end()).isEqualTo(1);
        assertThat(late.err()).startsWith("drawbridge deny: somebody was quicker: ").hasLineCount(1);
        Shell.Given wrong = shell.give("approve", "nonsense\033[2J");
        assertThat(wrong.end()).isEqualTo(1);
        assertThat(wrong.err()).contains("nothing that is asked has the id 'nonsense?[2J'");
    }

    @Test
    void whatIsEmptyOrNearlySoNamesNothing() {
        shell.give("send", "new", "approve").done();
        shell.give("attach", "last", "--until-asked");
        String id = shell.give("approvals", "--json").objects().getFirst().at("/approval/approvalId")
                .asText();
        for (String words : List.of("", " ", id.substring(0, 1), id.substring(id.length() - 3))) {
            assertThat(shell.give("approve", words).end()).as(words).isEqualTo(1);
            assertThat(shell.give("deny", words).end()).as(words).isEqualTo(1);
            assertThat(shell.give("queue", "last", "remove", words).end()).as(words).isPositive();
            assertThat(shell.give("show", words).end()).as(words).isEqualTo(2);
        }
        assertThat(shell.give("queue", "last", "start", "").err()).contains("which one?");
        assertThat(one(shell.give("approvals", "--json")).at("/approval/state").asText()).isEqualTo("open");
        shell.give("approve", id.substring(id.length() - 4)).done();
    }

    @Test
    void whoeverAttachesKnowsWhereHeStands() {
        List<JsonNode> sent = shell.give("send", "new", "count to 3", "--follow", "--json").objects();
        JsonNode first = shell.give("attach", "last", "--json").objects().getFirst();
        assertThat(first.path("type").asText()).isEqualTo("attached");
        assertThat(first.path("seq").asLong()).isGreaterThanOrEqualTo(sent.stream()
                .mapToLong(line -> line.path("seq").asLong()).max().orElseThrow());
        List<JsonNode> rest = shell.give("attach", "last", "--json", "--from",
                first.path("epoch").asText() + ":" + first.path("seq").asLong()).objects();
        assertThat(rest).extracting(line -> line.path("method").asText()).as("all of it was before")
                .doesNotContain("turn/completed", "item/agentMessage/delta");
    }

    @ParameterizedTest
    @CsvSource({"y, accepted", "n, declined", "c, 'declined, and the turn stopped'"})
    void whoSitsAtATerminalIsAskedRightThere(String letter, String end) throws Exception {
        PipedOutputStream keyboard = new PipedOutputStream();
        Shell terminal = shell.on(NARROW, new PipedInputStream(keyboard));
        Shell.Given sent = terminal.begin("send", "new", "approve", "--follow");
        sent.awaitOut("[n]o, [c]ancel the turn?");
        keyboard.write("what\n".getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        keyboard.write((letter + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        sent.awaitOut("-- " + end);
        assertThat(sent.end()).isEqualTo(letter.equals("c") ? 4 : 0);
        assertThat(sent.out().lines())
                .allSatisfy(line -> assertThat(Glyphs.width(line)).isLessThanOrEqualTo(40));
    }

    @Test
    void whoIsAskedHereLearnsThatSomebodyElseHasAnswered() throws Exception {
        Shell terminal = shell.on(NARROW, new PipedInputStream(new PipedOutputStream()));
        Shell.Given sent = terminal.begin("send", "new", "approve", "--follow");
        sent.awaitOut("[y]es");
        shell.give("approve", "last").done();
        sent.awaitOut("-- accepted by ");
        assertThat(sent.end()).isZero();
    }

    @Test
    void whatWasTypedForOneQuestionAnswersNoOther() throws Exception {
        PipedOutputStream keyboard = new PipedOutputStream();
        Shell terminal = shell.on(NARROW, new PipedInputStream(keyboard));
        shell.give("send", "new", "approve").done();
        Shell.Given attached = terminal.begin("attach", "last", "--follow");
        attached.awaitOut("[n]o, [c]ancel the turn?");
        keyboard.write('y');
        keyboard.flush();
        shell.give("deny", "last").done();
        attached.awaitOut("-- declined by ");
        attached.awaitOut("-- completed");
        shell.give("send", "last", "approve").done();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> attached.out().split("ancel the turn\\?", -1).length == 3);
        keyboard.write('\n');
        keyboard.flush();
        attached.awaitOut("-- not taken, for it may");
        assertThat(one(shell.give("approvals", "--json")).at("/approval/state").asText()).isEqualTo("open");
        keyboard.write("y\n".getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        attached.awaitOut("-- accepted by ");
    }

    @Test
    void textComesFromStdinToo() {
        assertThat(shell.fed("count to 3").give("send", "new", "-", "--follow").done()).contains("\n1 2 3\n");
    }

    @Test
    void aThreadIsNamedByAPartOfItsIdAndNobodyGuesses() {
        shell.give("send", "new", "count to 2", "--follow").done();
        shell.give("send", "new", "count to 3", "--follow").done();
        List<JsonNode> threads = shell.give("threads", "--json").objects();
        String shortId = threads.getFirst().path("shortId").asText();
        String id = threads.getFirst().path("threadId").asText();
        assertThat(shell.give("show", shortId).done()).contains("> count to 3");
        Shell.Given ambiguous = shell.give("show", id.substring(0, 8));
        assertThat(ambiguous.end()).isEqualTo(2);
        assertThat(ambiguous.err()).contains("may be any of these", id,
                threads.getLast().path("threadId").asText());
        assertThat(shell.give("threads", "--search", "count to 2", "--json").objects()).singleElement()
                .satisfies(found -> assertThat(found.path("preview").asText()).isEqualTo("count to 2"));
        assertThat(shell.give("threads", "--limit", "1", "--json").objects()).hasSize(1);
        assertThat(shell.give("show", id.substring(0, 35) + "f").end()).isEqualTo(1);
    }

    @Test
    void listsFitIntoFortyColumns() {
        shell.give("send", "new", "count to 2, " + "and say more about it ".repeat(5), "--follow").done();
        String table = shell.give("threads").done();
        assertThat(table).startsWith("ID      AGE  STATUS").hasLineCount(2);
        Shell narrow = shell.on(NARROW, InputStream.nullInputStream());
        String lines = narrow.give("threads").done();
        assertThat(lines).hasLineCount(2).contains("  idle  demo\n  count to 2, and say more");
        assertThat(lines.lines()).allSatisfy(line -> assertThat(Glyphs.width(line)).isLessThanOrEqualTo(40));
        assertThat(narrow.give("info").done().lines())
                .allSatisfy(line -> assertThat(Glyphs.width(line)).isLessThanOrEqualTo(40));
        shell.give("send", "new", "approve").done();
        assertThat(narrow.give("attach", "last", "--until-asked").end()).isEqualTo(5);
        assertThat(narrow.give("approvals").done().lines())
                .allSatisfy(line -> assertThat(Glyphs.width(line)).isLessThanOrEqualTo(40));
    }

    @Test
    void anAgentWithoutAQueueSaysSo() {
        shell.give("send", "new", "count to 2", "--follow").done();
        Shell.Given refused = shell.give("queue", "last", "add", "x");
        assertThat(refused.end()).isEqualTo(1);
        assertThat(refused.err()).contains("drawbridge queue: ");
    }
}
