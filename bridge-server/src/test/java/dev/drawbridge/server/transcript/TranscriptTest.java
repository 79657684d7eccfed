package dev.drawbridge.server.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.paper.Sheet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TranscriptTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringBuilder out = new StringBuilder();
    private Transcript transcript = on(Screen.NONE);

    private Transcript on(Screen screen) {
        return new Transcript(new Sheet(screen, out::append), Set.of("mine"));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException garbled) {
            throw new AssertionError(json, garbled);
        }
    }

    private void hear(String method, String params) {
        transcript.hear(method, tree(params));
    }

    private void start(String id, String type) {
        hear("item/started", "{'item':{'id':'" + id + "','type':'" + type + "','command':'npm test'}}");
    }

    private void delta(String id, String text) {
        hear("item/agentMessage/delta", "{'itemId':'" + id + "','delta':'" + text + "'}");
    }

    private void complete(String item) {
        hear("item/completed", "{'item':" + item + "}");
    }

    private void message(String id, String text) {
        complete("{'id':'" + id + "','type':'agentMessage','text':'" + text + "'}");
    }

    private void end(String status) {
        hear("turn/completed", "{'turn':{'id':'t','status':'" + status + "','durationMs':1500}}");
    }

    @Test
    void anAnswerIsWrittenWordByWordAndOnce() {
        start("a", "agentMessage");
        delta("a", "one ");
        delta("a", "two");
        assertThat(out).hasToString("one two");
        assertThat(transcript.isStreaming()).isTrue();
        message("a", "one two three");
        end("completed");
        assertThat(out).hasToString("one two three\n\n-- completed after 1.5s\n");
    }

    @Test
    void whatWasThoughtStandsBeforeTheAnswerThoughItIsCompleteBehindIt() {
        start("r", "reasoning");
        hear("item/reasoning/textDelta", "{'itemId':'r','delta':'hm, '}");
        hear("item/reasoning/textDelta", "{'itemId':'r','delta':'so'}");
        start("a", "agentMessage");
        delta("a", "yes");
        complete("{'id':'r','type':'reasoning','content':['hm, so']}");
        message("a", "yes");
        end("completed");
        assertThat(out).hasToString("hm, so\n\nyes\n\n-- completed after 1.5s\n");
    }

    @Test
    void whatIsToldAgainIsNotWrittenAgain() {
        start("a", "agentMessage");
        delta("a", "one ");
        start("a", "agentMessage");
        delta("a", "one two ");
        delta("a", "three");
        message("a", "one two three");
        message("a", "one two three");
        end("completed");
        end("completed");
        transcript.record(tree("{'id':'t','status':'completed','items':[{'id':'a','type':'agentMessage',"
                + "'text':'one two three'}]}"));
        assertThat(out).hasToString("one two three\n\n-- completed after 1.5s\n");
    }

    @Test
    void whatIsInTheRecordIsGoneOnFrom() {
        start("a", "agentMessage");
        delta("a", "one ");
        transcript.record(tree("{'id':'t','status':'inProgress','items':[{'id':'a','type':'agentMessage',"
                + "'text':'one two'},{'id':'c','type':'commandExecution','command':'x','status':'inProgress'}]}"));
        complete("{'id':'c','type':'commandExecution','command':'x','status':'completed','exitCode':0}");
        assertThat(out).hasToString("one two\n\n$ x\n  exit 0\n");
    }

    @Test
    void deltasOfWhichTheBeginningIsMissingAreLeftToTheCompletion() {
        delta("a", "the middle");
        assertThat(out).isEmpty();
        message("a", "all of it, the middle too");
        assertThat(out).hasToString("all of it, the middle too\n");
    }

    @Test
    void whatIsCompleteMeanwhileStandsBehindTheAnswer() {
        start("a", "agentMessage");
        delta("a", "one ");
        complete("{'id':'c','type':'commandExecution','command':'true','status':'completed','exitCode':0}");
        delta("a", "two");
        message("a", "one two");
        assertThat(out).hasToString("one two\n\n$ true\n  exit 0\n");
    }

    @Test
    void anAnswerThatWasCutOffGivesWayToTheNext() {
        start("a", "agentMessage");
        delta("a", "one ");
        start("b", "agentMessage");
        delta("b", "other");
        assertThat(out).hasToString("one\n\nother");
        message("b", "other");
        message("a", "one and the rest");
        assertThat(out).hasToString("one\n\nother\n\nand the rest\n");
    }

    @Test
    void commandsFilesAndPlansAreReadable() {
        complete("{'id':'u','type':'userMessage','content':[{'type':'text','text':'Fix it\\nplease'},"
                + "{'type':'localImage','path':'/a.png'}]}");
        complete("{'id':'r','type':'reasoning','summary':['A thought']}");
        hear("turn/plan/updated", "{'plan':[{'step':'Look','status':'completed'},"
                + "{'step':'Do','status':'inProgress'},{'step':'Rest','status':'pending'}]}");
        String output = IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i)
                .collect(Collectors.joining("\\n"));
        complete(
                "{'id':'c','type':'commandExecution','command':'/bin/bash -lc \\'npm test\\'','status':'failed',"
                        .replace("\\'", "\\u0027") + "'exitCode':3,'durationMs':65000,'aggregatedOutput':'"
                        + output + "'}");
        complete("{'id':'f','type':'fileChange','status':'completed','changes':[{'path':'/a','kind':"
                + "{'type':'add'},'diff':'new\\n'},{'path':'/b','kind':{'type':'update','move_path':'/c'},"
                + "'diff':'@@ -1 +1 @@\\n-old\\n+new\\n'}]}");
        complete("{'id':'m','type':'mcpToolCall','server':'files','tool':'read','arguments':{'path':'x'},"
                + "'status':'failed','error':{'message':'no such file'}}");
        complete("{'id':'z','type':'fromTheFuture'}");
        hear("error", "{'willRetry':true,'error':{'message':'overloaded'}}");
        end("failed");
        assertThat(out).hasToString("""
                > Fix it
                  please
                  [/a.png]

                A thought

                Plan
                  [x] Look
                  [>] Do
                  [ ] Rest

                $ npm test
                  line 1
                  line 2
                  line 3
                  line 4
                  line 5
                  line 6
                  ... 19 lines left out
                  line 26
                  line 27
                  line 28
                  line 29
                  line 30
                  exit 3, 1m 5s

                + /a  +1 -0
                  +new
                ~ /b -> /c  +1 -1
                  @@ -1 +1 @@
                  -old
                  +new

                * files.read {"path":"x"}
                  no such file
                  failed

                * fromTheFuture

                ! overloaded (it tries again)

                -- failed after 1.5s
                """);
    }

    @Test
    void onANarrowScreenNoLineIsTooLong() {
        transcript = on(new Screen(40, /* coloured= */ false));
        commandsFilesAndPlansAreReadableAt();
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(Glyphs.width(line)).isLessThanOrEqualTo(40));
        assertThat(out).contains("the quick brown fox jumps over the lazy\ndog\n");
    }

    private void commandsFilesAndPlansAreReadableAt() {
        start("a", "agentMessage");
        delta("a", "the quick brown fox ");
        delta("a", "jumps over the lazy dog");
        message("a", "the quick brown fox jumps over the lazy dog");
        complete("{'id':'c','type':'commandExecution','command':'echo " + "word ".repeat(30)
                + "','status':'completed','exitCode':0,'aggregatedOutput':'" + "電".repeat(60) + "'}");
        complete("{'id':'f','type':'fileChange','changes':[{'path':'/" + "long/".repeat(20)
                + "','kind':{'type':'update'},'diff':'@@\\n-" + "x".repeat(90) + "\\n'}]}");
        hear("error", "{'error':{'message':'" + "reason ".repeat(20) + "'}}");
    }

    @Test
    void nothingThatIsSaidDrivesTheTerminal() {
        String evil = "\\u001b]0;x\\u0007\\u001b[2J\\u009b31m\\u0007\\u202e";
        transcript = on(new Screen(40, /* coloured= */ false));
        complete("{'id':'u','type':'userMessage','content':[{'type':'text','text':'u" + evil + "'}]}");
        start("a", "agentMessage");
        delta("a", "a" + evil);
        message("a", "a" + evil);
        complete("{'id':'c','type':'commandExecution','command':'c" + evil
                + "','status':'completed','exitCode':0,'aggregatedOutput':'o" + evil + "'}");
        complete("{'id':'f','type':'fileChange','changes':[{'path':'/p" + evil
                + "','kind':{'type':'update'},'diff':'@@" + evil + "\\n-d" + evil + "'}]}");
        complete("{'id':'m','type':'mcpToolCall','server':'s" + evil + "','tool':'t" + evil
                + "','status':'failed','error':{'message':'e" + evil + "'}}");
        complete("{'id':'n','type':'n" + evil + "'}");
        hear("turn/plan/updated", "{'explanation':'x" + evil + "','plan':[{'step':'s" + evil + "'}]}");
        hear("error", "{'error':{'message':'m" + evil + "'}}");
        hear("warning", "{'message':'w" + evil + "'}");
        assertThat(out.toString().replace("\n", "").chars()).noneMatch(Character::isISOControl)
                .noneMatch(letter -> letter == 0x202e);
    }

    @Test
    void whoHasSaidItDoesNotReadIt() {
        complete("{'id':'u','type':'userMessage','clientId':'mine','content':[{'type':'text','text':'x'}]}");
        assertThat(out).isEmpty();
    }

    @Test
    void whatIsSaidBesideDoesNotBreakAWord() {
        start("a", "agentMessage");
        delta("a", "one ");
        transcript.note("connected again");
        delta("a", "two");
        message("a", "one two");
        assertThat(out).hasToString("one\n\n-- connected again\n\ntwo\n");
    }

    @Test
    void itIsKnownWhatIsBeingDone() {
        assertThat(transcript.activity()).isEmpty();
        hear("turn/started", "{'turn':{'id':'t'}}");
        assertThat(transcript.activity()).contains("works");
        start("c", "commandExecution");
        assertThat(transcript.activity()).contains("runs npm test");
        complete(
                "{'id':'c','type':'commandExecution','command':'npm test','status':'completed','exitCode':0}");
        start("r", "reasoning");
        assertThat(transcript.activity()).contains("thinks");
        end("completed");
        assertThat(transcript.activity()).isEmpty();
    }
}
