package dev.drawbridge.core.agent.pi.queue;

import static dev.drawbridge.core.agent.pi.queue.Counter.input;
import static dev.drawbridge.core.agent.pi.queue.Counter.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.shelf.Queued.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
final class MessageQueueTest {
    private static final String CHANGED = "thread/queue/changed {\"threadId\":\"t\"}";

    private Counter counter = Counter.open();

    private Counter busy(String... names) {
        counter.courier.is(new Readiness.Busy());
        counter.add(names);
        counter.told();
        return counter;
    }

    private void turnEnds() {
        counter.courier.is(new Readiness.Free());
        counter.queue.look();
        counter.run();
    }

    @Test
    void whatIsAddedToAnIdleThreadIsSentAtOnce() {
        JsonNode added = counter.result("add", message("a"));

        assertThat(added.toString()).isEqualTo(
                """
                        {"queuedSubmission":{"id":"q1",\
                        "input":[{"type":"text","text":"a","text_elements":[]}],\
                        "clientUserMessageId":"a","responsesapiClientMetadata":null,"bridge":{"state":"waiting"}}}""");
        assertThat(counter.courier.given()).containsExactly("a");
        assertThat(counter.result("list", "{}").at("/data/0/bridge/state").asText()).isEqualTo("sending");
        counter.courier.delivers();
        assertThat(counter.waiting()).isEmpty();
        assertThat(counter.told()).containsExactly(CHANGED, CHANGED);
    }

    @Test
    void eachIsSentWhenTheTurnOfTheOneBeforeHasEnded() {
        busy("a", "b", "c");
        assertThat(counter.courier.given()).isEmpty();
        for (int sent = 1; sent <= 3; sent++) {
            turnEnds();
            counter.courier.delivers();
            assertThat(counter.courier.given()).hasSize(sent);
        }
        assertThat(counter.courier.given()).containsExactly("a", "b", "c");
        assertThat(counter.waiting()).isEmpty();
        assertThat(counter.told()).containsExactly(CHANGED, CHANGED, CHANGED);
    }

    @Test
    void afterAnInterruptNothingIsSentBeforeAnotherTurnBegins() {
        busy("a");
        counter.queue.interrupted();
        turnEnds();
        counter.add("b");
        assertThat(counter.courier.given()).isEmpty();
        assertThat(counter.result("list", "{}").at("/bridge/paused").asBoolean()).isTrue();
        counter = counter.afterKill();
        turnEnds();
        assertThat(counter.courier.given()).isEmpty();

        counter.queue.began();
        turnEnds();
        assertThat(counter.courier.given()).containsExactly("a");
    }

    @Test
    void startSendsWhichIsWantedAndTheOthersFollow() {
        busy("a", "b", "c");
        counter.queue.interrupted();
        turnEnds();
        int start = counter.ask("start", "{'queuedSubmissionId':'" + counter.id("b") + "'}");
        assertThat(counter.answer(start)).isEmpty();
        counter.courier.delivers();
        assertThat(counter.answer(start).orElseThrow().at("/result/turn/id").asText())
                .isEqualTo("turn of q2");
        turnEnds();
        counter.courier.delivers();
        turnEnds();
        assertThat(counter.courier.given()).containsExactly("b", "a", "c");
    }

    @Test
    void startIsRefusedAsCodexRefusesIt() {
        assertThat(counter.refusal("start", "{}")).isEqualTo("queue is empty");
        assertThat(counter.refusal("start", "{'queuedSubmissionId':'x'}"))
                .isEqualTo("queued submission not found: x");
        busy("a");
        assertThat(counter.refusal("start", "{}"))
                .isEqualTo("thread already has an active or pending turn");
        counter.courier.is(new Readiness.Away());
        assertThat(counter.refusal("start", "{}"))
                .isEqualTo("resume the thread before starting a queued message");
        counter.courier.is(new Readiness.Held("Pi compacts"));
        assertThat(counter.refusal("start", "{}")).isEqualTo("Pi compacts");
        assertThat(counter.result("list", "{}").at("/bridge/held").asText()).isEqualTo("Pi compacts");
        assertThat(counter.waiting()).containsExactly("a");
        assertThat(counter.courier.given()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "add|{'input':[]}|Invalid request: missing field `clientUserMessageId`",
        "add|{'clientUserMessageId':null,'input':[]}|Invalid request: invalid type: null, expected a string",
        "add|{'clientUserMessageId':'a','input':[]}|only user input can be added to the user-message queue",
        "add|{'clientUserMessageId':'a','input':'abc'}|Invalid request: invalid type: string \"abc\", expected a sequence",
        "add|{'clientUserMessageId':'a','input':[{'type':'text'}]}|Invalid request: missing field `text`",
        "add|{'clientUserMessageId':'a','input':[{'type':'z'}]}|Invalid request: unknown variant `z`, expected one of `text`, `image`, `localImage`, `audio`, `localAudio`, `skill`, `mention`",
        "add|{'clientUserMessageId':'a','input':[{'type':'image','url':'http://x/y.png'}]}|remote image URLs are not supported; use an inline data URL instead",
        "add|{'clientUserMessageId':'a','input':[{'type':'text','text':'unspeakable'}]}|Pi cannot take that",
        "add|{'clientUserMessageId':'a','input':[{'type':'text','text':''}],'responsesapiClientMetadata':{'a':1}}|Invalid request: invalid type: integer `1`, expected a string",
        "list|{'limit':-1}|Invalid request: invalid value: integer `-1`, expected u32",
        "list|{'limit':'2'}|Invalid request: invalid type: string \"2\", expected u32",
        "list|{'limit':1.5}|Invalid request: invalid type: floating point `1.5`, expected u32",
        "list|{'limit':4294967296}|Invalid request: invalid value: integer `4294967296`, expected u32",
        "list|{'cursor':5}|Invalid request: invalid type: integer `5`, expected a string",
        "list|{'cursor':''}|invalid queue pagination cursor: cannot parse integer from empty string",
        "list|{'cursor':'-1'}|invalid queue pagination cursor: invalid digit found in string",
        "list|{'cursor':'99999999999999999999999'}|invalid queue pagination cursor: number too large to fit in target type",
        "update|{'queuedSubmissionId':'x'}|Invalid request: missing field `input`",
        "update|{'queuedSubmissionId':'x','input':[{'type':'text','text':''}]}|queued submission not found: x",
        "update|{'queuedSubmissionId':'q1','input':[]}|only user input can be added to the user-message queue",
        "delete|{}|Invalid request: missing field `queuedSubmissionId`",
        "reorder|{'queuedSubmissionIds':'x'}|Invalid request: invalid type: string \"x\", expected a sequence",
        "reorder|{'queuedSubmissionIds':[5]}|Invalid request: invalid type: integer `5`, expected a string",
        "reorder|{'queuedSubmissionIds':[]}|queue reorder must include every queued submission exactly once",
        "reorder|{'queuedSubmissionIds':['q1','q1']}|queue reorder must include every queued submission exactly once",
        "reorder|{'queuedSubmissionIds':['q1','q2','x']}|queue reorder must include every queued submission exactly once",
        "start|{'queuedSubmissionId':5}|Invalid request: invalid type: integer `5`, expected a string"})
    void whatIsWrongIsRefusedInTheWordsOfCodex(String method, String params, String refusal) {
        busy("a", "b");
        assertThat(counter.refusal(method, params)).isEqualTo(refusal);
        assertThat(counter.waiting()).containsExactly("a", "b");
        assertThat(counter.told()).isEmpty();
    }

    @Test
    void aQueueIsReadInPages() {
        String[] names = new String[30];
        for (int i = 0; i < names.length; i++) {
            names[i] = "m" + i;
        }
        busy(names);
        assertThat(page("{}")).isEqualTo("25 from m0, next 25");
        assertThat(page("{'cursor':'25'}")).isEqualTo("5 from m25, next null");
        assertThat(page("{'limit':2,'cursor':'2'}")).isEqualTo("2 from m2, next 4");
        assertThat(page("{'limit':0}")).isEqualTo("1 from m0, next 1");
        assertThat(page("{'limit':4294967295}")).isEqualTo("30 from m0, next null");
        assertThat(page("{'cursor':'100'}")).isEqualTo("0 from , next null");
    }

    private String page(String params) {
        JsonNode page = counter.result("list", params);
        return page.path("data").size() + " from " + page.at("/data/0/clientUserMessageId").asText()
                + ", next " + page.path("nextCursor").asText();
    }

    @Test
    void moreThanAHundredDoNotWait() {
        busy();
        for (int i = 0; i < 100; i++) {
            counter.add("m" + i);
        }
        assertThat(counter.refusal("add", message("m100")))
                .isEqualTo("queue cannot contain more than 100 submissions");
    }

    @Test
    void aMessageIsAsLongAsCodexAllowsIt() {
        busy("a");
        assertThat(counter.refusal("add", message("x".repeat((1 << 20) + 1))))
                .isEqualTo("Input exceeds the maximum length of 1048576 characters.");
        counter.add("x".repeat(1 << 20));
        assertThat(counter.waiting()).hasSize(2);
    }

    @Test
    void picturesOnlyHaveSoMuchRoom() {
        busy("a");
        String picture = "{'clientUserMessageId':'p','input':[{'type':'image','url':'data:image/png;base64,"
                + "A".repeat(9 << 20) + "'}]}";
        for (int i = 0; i < 3; i++) {
            counter.result("add", picture);
        }
        assertThat(counter.refusal("add", picture))
                .isEqualTo("queue cannot contain more than 33554432 characters");
        assertThat(counter.waiting()).hasSize(4);
    }

    @Test
    void aPictureInAFileWaitsAsItIsNow(@TempDir Path folder) throws IOException {
        busy();
        Path file = folder.resolve("p");
        Files.write(file, new byte[]{(byte) 0x89, 'P', 'N', 'G', 1});
        String add = "{'clientUserMessageId':'p','input':[{'type':'localImage','path':'" + file + "'}]}";
        counter.result("add", add);
        Files.delete(file);
        assertThat(counter.result("list", "{}").at("/data/0/input").toString())
                .isEqualTo(
                        "[{\"type\":\"image\",\"url\":\"data:image/png;base64,iVBORwE=\",\"detail\":null}]");
        assertThat(counter.refusal("add", add))
                .isEqualTo("local attachment is invalid: there is no such file");
        assertThat(counter.refusal("add", add.replace(file.toString(), "/dev/zero")))
                .isEqualTo("local attachment is invalid: there is no such file");
        Files.write(file, new byte[]{'P', 'N', 'G'});
        assertThat(counter.refusal("add", add))
                .isEqualTo("local attachment is invalid: it is no PNG, JPEG, GIF or WebP");
        Files.write(file, new byte[(20 << 20) + 1]);
        assertThat(counter.refusal("add", add))
                .isEqualTo("local attachment is invalid: it is larger than 20 MiB");
        assertThat(counter.waiting()).hasSize(1);
    }

    @Test
    void anUpdateChangesWhatIsSaidAndKeepsMetadataUnlessThereIsOther() {
        busy();
        counter.result("add",
                "{'clientUserMessageId':'a','input':" + input("a")
                        + ",'responsesapiClientMetadata':{'k':'v'}}");
        JsonNode updated = counter.result("update", "{'queuedSubmissionId':'q1','input':" + input("b") + "}");
        assertThat(updated.at("/queuedSubmission/input/0/text").asText()).isEqualTo("b");
        assertThat(updated.at("/queuedSubmission/clientUserMessageId").asText()).isEqualTo("a");
        assertThat(updated.at("/queuedSubmission/responsesapiClientMetadata/k").asText()).isEqualTo("v");
        updated = counter.result("update",
                "{'queuedSubmissionId':'q1','input':" + input("b")
                        + ",'responsesapiClientMetadata':{'z':'1'}}");
        assertThat(updated.at("/queuedSubmission/responsesapiClientMetadata").toString())
                .isEqualTo("{\"z\":\"1\"}");
        assertThat(counter.told()).hasSize(3);
    }

    @Test
    void whatIsDeletedIsGoneAndCannotBeDeletedAgain() {
        busy("a", "b");
        assertThat(counter.result("delete", "{'queuedSubmissionId':'q1'}").toString())
                .isEqualTo("{\"deleted\":true}");
        assertThat(counter.result("delete", "{'queuedSubmissionId':'q1'}").toString())
                .isEqualTo("{\"deleted\":false}");
        assertThat(counter.waiting()).containsExactly("b");
        assertThat(counter.told()).containsExactly(CHANGED, CHANGED);
    }

    @Test
    void theyAreSentInTheirNewOrder() {
        busy("a", "b", "c");
        assertThat(counter.result("reorder", "{'queuedSubmissionIds':['q3','q1','q2']}").toString())
                .isEqualTo("{}");
        assertThat(counter.waiting()).containsExactly("c", "a", "b");
        turnEnds();
        assertThat(counter.courier.given()).containsExactly("c");
    }

    @Test
    void whatIsOnItsWayCannotBeChangedAndStaysFirst() {
        counter.add("a");
        counter.add("b", "c");
        assertThat(counter.refusal("update", "{'queuedSubmissionId':'q1','input':" + input("b") + "}"))
                .isEqualTo("queued submission is being sent: q1");
        assertThat(counter.result("delete", "{'queuedSubmissionId':'q1'}").toString())
                .isEqualTo("{\"deleted\":false}");
        counter.result("reorder", "{'queuedSubmissionIds':['q3','q2','q1']}");
        assertThat(counter.waiting()).containsExactly("a", "c", "b");
        counter.result("reorder", "{'queuedSubmissionIds':['q2','q3']}");
        assertThat(counter.waiting()).containsExactly("a", "b", "c");
        assertThat(counter.refusal("reorder", "{'queuedSubmissionIds':['q2','q1']}")).isNotEmpty();
    }

    @Test
    void aMessageThatMayHaveArrivedIsNotSentAgainBySomebodyElseThanAPerson() {
        counter.add("a", "b");
        counter.courier.ends(new Outcome.Uncertain());
        turnEnds();
        JsonNode list = counter.result("list", "{}");
        assertThat(list.at("/data/0/bridge/state").asText()).isEqualTo("uncertain");
        assertThat(list.at("/bridge/held").asText()).startsWith("it is not known whether the first message");
        assertThat(counter.courier.given()).containsExactly("a");

        counter.ask("start", "{}");
        assertThat(counter.courier.given()).containsExactly("a", "a");
        counter.courier.delivers();
        turnEnds();
        assertThat(counter.courier.given()).containsExactly("a", "a", "b");
    }

    @Test
    void anUncertainMessageThatIsChangedOrDeletedIsDecided() {
        counter.add("a", "b", "c");
        counter.courier.ends(new Outcome.Uncertain());
        counter.result("delete", "{'queuedSubmissionId':'q1'}");
        assertThat(counter.courier.given()).containsExactly("a", "b");
        counter.courier.ends(new Outcome.Uncertain());
        counter.result("update", "{'queuedSubmissionId':'q2','input':" + input("other") + "}");
        assertThat(counter.courier.given()).containsExactly("a", "b", "b");
        assertThat(counter.courier.onTheWay().orElseThrow().input().at("/0/text").asText())
                .isEqualTo("other");
    }

    @Test
    void whatWasOnItsWayWhenTheBridgeWasKilledIsUncertain() {
        counter.add("a", "b");
        counter = counter.afterKill();
        turnEnds();
        assertThat(counter.state("a")).isEqualTo(State.UNCERTAIN);
        assertThat(counter.state("b")).isEqualTo(State.WAITING);
        assertThat(counter.courier.given()).isEmpty();
    }

    @Test
    void whatBecameOfAnUncertainMessageCanBeFoundOut() {
        counter.add("a", "b");
        counter = counter.afterKill();
        counter.queue.settle(counter.id("a"), new Outcome.NotYet());
        counter.run();
        assertThat(counter.courier.given()).containsExactly("a");
        counter = counter.afterKill();
        counter.queue.settle(counter.id("a"), new Outcome.Uncertain());
        assertThat(counter.waiting()).containsExactly("a", "b");
        counter.queue.settle(counter.id("a"), new Outcome.Delivered(counter.result("list", "{}")));
        counter.run();
        assertThat(counter.courier.given()).containsExactly("b");
    }

    @Test
    void whatPiRefusesWaitsUntilSomebodyDoesSomething() {
        counter.add("a", "b");
        counter.courier.ends(new Outcome.Refused("no model"));
        turnEnds();
        assertThat(counter.courier.given()).containsExactly("a");
        assertThat(counter.result("list", "{}").path("bridge").toString())
                .isEqualTo("{\"paused\":true,\"held\":\"no model\"}");
        int start = counter.ask("start", "{}");
        counter.courier.ends(new Outcome.Refused("still no model"));
        assertThat(counter.answer(start).orElseThrow().at("/error/message").asText())
                .isEqualTo("still no model");
        assertThat(counter.waiting()).containsExactly("a", "b");
    }

    @Test
    void whatCameTooLateWaitsForTheNextEnd() {
        counter.add("a");
        counter.courier.is(new Readiness.Busy());
        counter.courier.ends(new Outcome.NotYet());
        counter.run();
        assertThat(counter.state("a")).isEqualTo(State.WAITING);
        turnEnds();
        assertThat(counter.courier.given()).containsExactly("a", "a");
    }

    @Test
    void aMessageIsAcknowledgedWhenItIsOnTheDiskAndNotBefore() {
        counter.shelf.isQuick(false);
        int add = counter.ask("add", message("a"));
        assertThat(counter.answer(add)).isEmpty();
        assertThat(counter.result("list", "{}").path("data")).isEmpty();
        assertThat(counter.afterKill().waiting()).isEmpty();
        counter.shelf.write();
        counter.run();
        assertThat(counter.answer(add).orElseThrow().has("result")).isTrue();
        assertThat(counter.afterKill().waiting()).containsExactly("a");
    }

    @Test
    void aMessageIsSentWhenItIsOnTheDiskThatItIsAndNotBefore() {
        busy("a");
        counter.shelf.isQuick(false);
        turnEnds();
        assertThat(counter.courier.given()).isEmpty();
        counter.shelf.write();
        counter.run();
        assertThat(counter.courier.given()).containsExactly("a");
        assertThat(counter.afterKill().state("a")).isEqualTo(State.UNCERTAIN);
    }

    @Test
    void aTurnThatBeginsWhileTheDiskWritesComesFirst() {
        busy("a");
        counter.shelf.isQuick(false);
        turnEnds();
        counter.courier.is(new Readiness.Busy());
        counter.shelf.write();
        counter.run();
        assertThat(counter.courier.given()).isEmpty();
        assertThat(counter.state("a")).isEqualTo(State.WAITING);
    }

    @Test
    void aDiskThatTakesNothingIsSaid() {
        busy("a", "b");
        counter.shelf.isQuick(false);
        int add = counter.ask("add", message("c"));
        int delete = counter.ask("delete", "{'queuedSubmissionId':'q2'}");
        counter.shelf.fail();
        counter.run();
        assertThat(counter.answer(add).orElseThrow().at("/error/message").asText()).isEqualTo(
                "the message was not taken: it cannot be written down at present and would be lost with the bridge");
        assertThat(counter.answer(delete).orElseThrow().at("/error/message").asText())
                .isEqualTo("this is so until the bridge ends, but it cannot be written down at present");
        assertThat(counter.waiting()).containsExactly("a");

        turnEnds();
        counter.shelf.fail();
        counter.run();
        assertThat(counter.courier.given()).isEmpty();
        assertThat(counter.state("a")).isEqualTo(State.WAITING);
        counter.shelf.isQuick(true);
        assertThat(counter.result("list", "{}").at("/bridge/held").asText())
                .startsWith("the message was not sent: ");
        counter.run();
        assertThat(counter.courier.given()).containsExactly("a");
    }

    @Test
    void whoeverWaitsIsAnsweredWhenTheThreadIsDeleted() {
        counter.courier.is(new Readiness.Free());
        counter.add("a");
        counter.courier.ends(new Outcome.Uncertain());
        int start = counter.ask("start", "{}");
        counter.shelf.isQuick(false);
        int add = counter.ask("add", message("b"));
        counter.queue.end();
        counter.shelf.write();
        counter.run();
        assertThat(List.of(start, add)).allSatisfy(
                number -> assertThat(counter.answer(number).orElseThrow().at("/error/message").asText())
                        .isEqualTo("the thread is gone"));
        counter.courier.delivers();
        assertThat(counter.waiting()).isEmpty();
    }
}
