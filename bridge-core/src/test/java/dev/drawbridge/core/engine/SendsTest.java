package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.OTHER;
import static dev.drawbridge.core.engine.Scene.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send under a key is done once. */
final class SendsTest {
    private static final String TURN = "{'turn':{'id':'t1'}}";

    private final Scene scene = Scene.greeted();
    private final CollectingClient phone = scene.client("phone");
    private final CollectingClient desk = scene.client("desk");

    private static String start(String id, String members) {
        return send(id, "turn/start", THREAD, members);
    }

    private static String send(String id, String method, String thread, String members) {
        return "{'id':" + id + ",'method':'" + method + "','params':{'threadId':'" + thread + "','input':[]"
                + members + "}}";
    }

    private static String message(String key) {
        return ",'clientUserMessageId':'" + key + "'";
    }

    private static String result(String id, String result) {
        return "{'id':" + id + ",'result':" + result + "}";
    }

    private static String restarted(String id) {
        return "{'error':{'code':-32003,'message':'agent restarted'},'id':" + id + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn/start", "turn/steer", "thread/queue/add"})
    void whatWasAcceptedIsAnsweredAgainAndDoesNotReachTheAgentAgain(String method) {
        phone.send(send("99999999999999999999", method, THREAD, message("k")));
        String asked = scene.asked();
        assertThat(asked).isEqualTo(send(Scene.idOf(asked), method, THREAD, message("k")));
        scene.answer(asked, TURN);
        assertThat(phone.received()).containsExactly(result("99999999999999999999", TURN));
        phone.vanish();
        desk.send(send("'again'", method, THREAD.toUpperCase(Locale.ROOT), message("k")));
        assertThat(desk.received()).containsExactly(result("'again'", TURN));
        assertThat(scene.nothingAsked()).isTrue();
    }

    @Test
    void theSameKeyForAnotherThreadOrMethodIsAnotherSend() {
        phone.send(send("1", "turn/start", THREAD, message("k")));
        phone.send(send("2", "turn/start", OTHER, message("k")));
        phone.send(send("3", "thread/queue/add", THREAD, message("k")));
        phone.send(send("4", "turn/start", THREAD, message("l")));
        assertThat(IntStream.range(0, 4).mapToObj(i -> scene.asked())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'clientUserMessageId':null", ",'clientUserMessageId':7",
        ",'clientUserMessageId':''"})
    void withoutAKeyEverySendCounts(String members) {
        phone.send(start("1", members));
        phone.send(start("2", members));
        scene.answer(scene.asked(), TURN);
        scene.answer(scene.asked(), TURN);
        assertThat(phone.received()).containsExactly(result("1", TURN), result("2", TURN));
    }

    @Test
    void whoSendsWhatIsOnItsWayWaitsForTheAnswerToThat() {
        phone.send(start("1", message("k")));
        desk.send(start("'d'", message("k")));
        phone.send(start("2", message("k")));
        phone.vanish();
        assertThat(desk.received()).isEmpty();
        scene.answer(scene.asked(), TURN);
        assertThat(desk.received()).containsExactly(result("'d'", TURN));
        assertThat(scene.nothingAsked()).isTrue();
    }

    @Test
    void whatIsRefusedIsRefusedToAllWhoWaitAndMayBeSentAnew() {
        phone.send(start("1", message("k")));
        desk.send(start("2", message("k")));
        scene.fail(scene.asked());
        assertThat(phone.received())
                .containsExactly("{'error':{'code':-32600,'message':'no'},'id':1}");
        assertThat(desk.received()).containsExactly("{'error':{'code':-32600,'message':'no'},'id':2}");
        desk.send(start("3", message("k")));
        scene.answer(scene.asked(), TURN);
        assertThat(desk.received()).containsExactly(result("3", TURN));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
        ",'bridge':{'requestKey':'k'} | 'clientUserMessageId':'k',", ",'bridge':{} |",
        ",'bridge':null |",
        ",'bridge':{'requestKey':'k','later':1},'clientUserMessageId':'m' | ,'clientUserMessageId':'m'",
        ",'clientUserMessageId':null,'bridge':{'requestKey':'k'} | ,'clientUserMessageId':'k'"})
    void whatIsForTheBridgeIsTakenOutAndItsKeyBecomesTheMessages(String members, String remaining) {
        phone.send(start("1", members));
        String asked = scene.asked();
        String rest = remaining == null ? "" : remaining;
        assertThat(asked).isEqualTo(rest.endsWith(",")
                ? start(Scene.idOf(asked), "").replace("{'threadId'", "{" + rest + "'threadId'")
                : start(Scene.idOf(asked), rest));
    }

    @Test
    void aRequestKeyGoesBeforeTheMessagesOwnId() {
        phone.send(start("1", message("m") + ",'bridge':{'requestKey':'k'}"));
        scene.answer(scene.asked(), TURN);
        phone.send(start("2", message("n") + ",'bridge':{'requestKey':'k'}"));
        assertThat(phone.received()).containsExactly(result("1", TURN), result("2", TURN));
        assertThat(scene.nothingAsked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {",'bridge':7", ",'bridge':{'requestKey':7}", ",'bridge':{'requestKey':''}",
        ",'bridge':{},'bridge':{}"})
    void aKeyThatIsNoneIsRefused(String members) {
        phone.send(start("1", members));
        assertThat(phone.received()).singleElement().asString()
                .startsWith("{'error':{'code':-32600,'message':'Invalid request: bridge");
        assertThat(scene.nothingAsked()).isTrue();
    }

    @Test
    void nothingIsSentBeforeItsReceiptIsSafeAndWhatItsClientAsksKeepsItsPlace() {
        scene.receipts.saved = new CompletableFuture<>();
        phone.send(start("1", message("k")));
        phone.send("{'id':2,'method':'turn/interrupt','params':{'threadId':'x'}}");
        phone.send(start("3", message("l")));
        phone.send("{'id':4,'method':'model/list'}");
        desk.send("{'id':1,'method':'config/read'}");
        assertThat(scene.asked()).contains("'config/read'");
        assertThat(scene.nothingAsked()).isTrue();
        scene.receipts.saved.complete(true);
        scene.receipts.saved = new CompletableFuture<>();
        scene.later.remove().run();
        assertThat(List.of(scene.asked(), scene.asked())).satisfiesExactly(
                first -> assertThat(first).contains("'turn/start'"),
                second -> assertThat(second).contains("'turn/interrupt'"));
        assertThat(scene.nothingAsked()).isTrue();
        scene.receipts.saved.complete(false);
        scene.later.remove().run();
        assertThat(List.of(scene.asked(), scene.asked())).satisfiesExactly(
                first -> assertThat(first).contains("'l'"),
                second -> assertThat(second).contains("'model/list'"));
    }

    @Test
    void whatIsSentIsSentThoughItsClientLeavesBeforeTheReceiptIsSafe() {
        scene.receipts.saved = new CompletableFuture<>();
        phone.send(start("1", message("k")));
        phone.vanish();
        scene.receipts.saved.complete(true);
        scene.later.remove().run();
        assertThat(scene.asked()).contains("'turn/start'");
    }

    @Test
    void whatWaitsOfAClientThatIsShutOutIsNotSent() {
        scene.receipts.saved = new CompletableFuture<>();
        phone.send(start("1", message("k")));
        phone.send("{'id':2,'method':'turn/interrupt','params':{'threadId':'x'}}");
        phone.shutOut();
        scene.receipts.saved.complete(true);
        scene.later.remove().run();
        assertThat(scene.nothingAsked()).isTrue();
        desk.send(start("1", message("k")));
        assertThat(scene.asked()).contains("'turn/start'");
    }

    @Test
    void whatSomebodyElseHasSentTooIsSentThoughOneIsShutOut() {
        scene.receipts.saved = new CompletableFuture<>();
        phone.send(start("1", message("k")));
        desk.send(start("1", message("k")));
        phone.shutOut();
        scene.receipts.saved.complete(true);
        scene.later.remove().run();
        assertThat(scene.asked()).contains("'turn/start'");
    }

    // what is in doubt

    private String doubtful(String method) {
        phone.send(send("1", method, THREAD, message("k")));
        desk.send(send("2", method, THREAD, message("k")));
        scene.restart();
        assertThat(phone.received()).containsExactly(restarted("1"));
        assertThat(desk.received()).containsExactly(restarted("2"));
        phone.send(send("3", method, THREAD, message("k")));
        return look();
    }

    /** What the agent was asked last. */
    private String look() {
        return scene.written().getLast();
    }

    private static String page(String next, String items) {
        return "{'data':[{'id':'t9','status':'interrupted','itemsView':'full','items':[{'type':'agentMessage',"
                + "'clientId':'k'}," + items + "]}],'nextCursor':" + next + "}";
    }

    private static String user(String key) {
        return "{'type':'userMessage','id':'i1','clientId':" + key + ",'content':[{'type':'text'}]}";
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
        "turn/start | {'turn':{'id':'t9','status':'interrupted','itemsView':'notLoaded','items':[]}}",
        "turn/steer | {'turnId':'t9'}"})
    void whatTheAgentTookBeforeItEndedIsNotSentAgain(String method, String result) {
        String look = doubtful(method);
        assertThat(look).contains("'thread/turns/list'", "'itemsView':'full'", THREAD);
        desk.send(send("4", method, THREAD, message("k")));
        scene.answer(look, page("'c1'", user("'other'") + "," + user("null")));
        look = look();
        assertThat(look).contains("'thread/turns/list'", "'cursor':'c1'");
        scene.answer(look, page("null", user("'k'")));
        assertThat(phone.received()).containsExactly(result("3", result));
        assertThat(desk.received()).containsExactly(result("4", result));
        phone.send(send("5", method, THREAD, message("k")));
        assertThat(phone.received()).containsExactly(result("5", result));
        assertThat(scene.nothingAsked()).isTrue();
    }

    @Test
    void whatStillWaitsInTheQueueIsNotQueuedAgain() {
        String look = doubtful("thread/queue/add");
        assertThat(look).contains("'thread/queue/list'");
        scene.answer(look, "{'data':[{'id':'q1','clientUserMessageId':'k'}],'nextCursor':null}");
        assertThat(phone.received())
                .containsExactly(result("3", "{'queuedSubmission':{'id':'q1','clientUserMessageId':'k'}}"));
    }

    @Test
    void whatHasLeftTheQueueForATurnIsNotQueuedAgain() {
        scene.answer(doubtful("thread/queue/add"), "{'data':[],'nextCursor':null}");
        scene.answer(look(), page("null", user("'k'")));
        assertThat(phone.received()).containsExactly(result("3", "{'queuedSubmission':{'id':'i1',"
                + "'input':[{'type':'text'}],'clientUserMessageId':'k','responsesapiClientMetadata':null}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "no"})
    void whatTheAgentDoesNotHaveAtASecondLookIsSentAgain(String how) {
        String look = doubtful("turn/start");
        for (int i = 0; i < 2; i++) {
            if (how.equals("empty")) {
                scene.answer(look, "{'data':[],'nextCursor':null}");
            } else {
                scene.fail(look);
            }
            if (i == 0) {
                scene.later.remove().run();
                look = look();
                assertThat(look).contains("'thread/turns/list'");
            }
        }
        String sent = scene.asked();
        assertThat(sent).isEqualTo(start(Scene.idOf(sent), message("k")));
        scene.answer(sent, TURN);
        assertThat(phone.received()).containsExactly(result("3", TURN));
    }

    @Test
    void whatTheAgentCannotTellStaysInDoubt() {
        String look = doubtful("turn/start");
        scene.say("{'error':{'code':-32603,'message':'disk'},'id':" + Scene.idOf(look) + "}");
        assertThat(phone.received())
                .containsExactly("{'error':{'code':-32603,'message':'disk'},'id':3}");
        phone.send(start("4", message("k")));
        assertThat(look()).contains("'thread/turns/list'");
        scene.restart();
        assertThat(phone.received()).containsExactly(restarted("4"));
        phone.send(start("5", message("k")));
        assertThat(look()).contains("'thread/turns/list'");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatALifeAcceptedThatIsOverIsLookedForBeforeTheFirstAnswerIsRepeated(boolean kept) {
        phone.send(start("1", message("k")));
        scene.answer(scene.asked(), TURN);
        scene.restart();
        phone.received();
        phone.send(start("2", message("k")));
        if (kept) {
            scene.answer(look(), page("null", user("'k'")));
            phone.send(start("3", message("k")));
            assertThat(phone.received()).containsExactly(result("2", TURN), result("3", TURN));
            assertThat(scene.nothingAsked()).isTrue();
        } else {
            scene.fail(look());
            scene.later.remove().run();
            scene.fail(look());
            scene.answer(scene.asked(), "{'turn':{'id':'t2'}}");
            assertThat(phone.received()).containsExactly(result("2", "{'turn':{'id':'t2'}}"));
        }
    }

    @Test
    void whatWasOnItsWayWhenTheBridgeEndedIsInDoubt() {
        phone.send(start("1", message("k")));
        scene.restart();
        scene.receipts.restart();
        desk.send(start("2", message("k")));
        assertThat(look()).contains("'thread/turns/list'");
    }
}
