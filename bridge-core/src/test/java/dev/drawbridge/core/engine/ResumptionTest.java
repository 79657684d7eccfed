package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.Store;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.ResumeParams;
import dev.drawbridge.protocol.bridge.ResumePoint;
import dev.drawbridge.protocol.bridge.ResumeResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResumptionTest {
    private static final String EPOCH = "an-epoch";

    private Scene scene = Scene.greeted();
    private CollectingClient phone = aware("phone");

    private CollectingClient aware(String name) {
        return aware(name, Scopes.OWNER);
    }

    private CollectingClient aware(String name, Scopes scopes) {
        CollectingClient client = new CollectingClient(scene.engine, scopes);
        client.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'" + name
                + "','version':'1'},'capabilities':{'experimentalApi':true,'bridge':{}}}}");
        client.receivedFromAgent();
        return client;
    }

    private static String event(String method, String members) {
        return "{'method':'" + method + "','params':{'threadId':'" + THREAD + "'," + members + "}}";
    }

    private static String sequenced(long seq, String event) {
        return "{'jsonrpc':'2.0','seq':" + seq + "," + event.substring(1);
    }

    private static String delta(String text) {
        return event("item/agentMessage/delta", "'itemId':'m','delta':'" + text + "'");
    }

    private static String turn(String id) {
        return event("turn/started", "'turn':{'id':'" + id + "'}");
    }

    /** Comes back; what the bridge asks the agent meanwhile is answered by {@code agent}. */
    private List<String> back(CollectingClient client, String epoch, long after, Runnable agent) {
        client.send("{'id':9,'method':'bridge/resume'}");
        ControlCall call = scene.control.calls.remove();
        CompletableFuture<ResumeResult> result = CompletableFuture
                .supplyAsync(() -> scene.engine.resumption(call)
                        .resume(new ResumeParams(epoch, List.of(new ResumePoint(THREAD, after)))));
        agent.run();
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(1)).until(() -> {
            scene.writeAtOnce();
            return result.isDone();
        });
        call.answer(BridgeJson.mapper().valueToTree(result.join()).toString());
        return client.receivedFromAgent();
    }

    private List<String> back(long after) {
        return back(aware("phone again"), EPOCH, after, () -> {});
    }

    private static String replayed(long from, long to) {
        return "{'jsonrpc':'2.0','id':9,'result':{'threads':[{'threadId':'" + THREAD + "','from':" + from
                + ",'to':"
                + to + "}]}}";
    }

    private static void assertSnapshotRequired(List<String> received, String why) {
        assertThat(received).singleElement().asString()
                .contains("'snapshotRequired':true,'reason':'", why);
    }

    @Test
    void eventsCarryTheirNumbersAndASnapshotItsPlace() {
        scene.resume(phone, THREAD);
        scene.answer(scene.asked(), snapshot(THREAD));
        assertThat(phone.receivedFromAgent()).containsExactly(
                "{'jsonrpc':'2.0','seq':0,'id':'resume','result':{'thread':{'id':'" + THREAD + "'}}}");
        scene.say(turn("t"), delta("a"));
        assertThat(phone.receivedFromAgent()).containsExactly(sequenced(1, turn("t")),
                sequenced(2, delta("a")));
    }

    @Test
    void whoComesBackIsToldWhatItMissedAndThenWhatIsNew() {
        scene.join(phone, THREAD);
        scene.join(scene.client("another"), THREAD);
        scene.say(turn("t"), delta("a"), delta("b"));
        phone.vanish();
        scene.say(delta("c"), delta("d"));
        CollectingClient again = aware("again");
        assertThat(back(again, EPOCH, 3, () -> {})).containsExactly(replayed(3, 5), sequenced(4, delta("c")),
                sequenced(5, delta("d")));
        scene.say(delta("e"));
        assertThat(again.receivedFromAgent()).containsExactly(sequenced(6, delta("e")));
    }

    @ParameterizedTest
    @CsvSource({"viewer,0", "operator,1"})
    void whoComesBackIsAskedAgainIfItMayAnswer(String scopes, int times) {
        scene.join(phone, THREAD);
        scene.say(turn("t"), Scene.approval(THREAD, 0));
        CollectingClient again = aware("again", Scopes.parse(scopes));
        assertThat(back(again, EPOCH, 2, () -> {}))
                .filteredOn(message -> message.contains("requestApproval")).hasSize(times);
    }

    @Test
    void whoMissedMuchIsToldItCondensed() {
        scene.join(phone, THREAD);
        scene.say(turn("t"), delta("a"));
        String text = "x".repeat(1000);
        for (int i = 0; i < 1000; i++) {
            scene.say(delta(text));
        }
        List<String> received = back(2);
        assertThat(received.getFirst()).isEqualTo(replayed(2, 1002));
        assertThat(received).hasSizeLessThan(8);
        assertThat(received.getLast()).startsWith("{'jsonrpc':'2.0','seq':1002,");
        assertThat(String.join("", received).chars().filter(c -> c == 'x')).hasSize(1_000_000);
    }

    @Test
    void nothingIsMissedByWhoSawItAll() {
        scene.join(phone, THREAD);
        scene.say(turn("t"));
        assertThat(back(1)).containsExactly(replayed(1, 1));
    }

    @Test
    void aThreadThatNobodyFollowedIsTakenUpWhereItEnded() {
        scene.join(phone, THREAD);
        scene.say(turn("t"), event("turn/completed", "'turn':{'id':'t'}"));
        phone.vanish();
        scene.answer(scene.asked(), "{}");
        CollectingClient again = aware("again");
        assertThat(back(again, EPOCH, 2, () -> {
            scene.answer(scene.awaitAsked("'thread/resume'"), snapshot(THREAD));
            scene.answer(scene.awaitAsked("'thread/turns/list'"), "{'data':[{'id':'t'}]}");
        })).containsExactly(replayed(2, 3));
        scene.say(turn("u"));
        assertThat(again.receivedFromAgent()).containsExactly(sequenced(4, turn("u")));
    }

    @Test
    void whatIsInNoMemoryAndInNoJournalNeedsASnapshot() {
        scene.join(phone, THREAD);
        scene.say(turn("t"), event("turn/completed", "'turn':{'id':'t'}"));
        phone.vanish();
        scene.answer(scene.asked(), "{}");
        assertSnapshotRequired(back(aware("again"), EPOCH, 1, () -> {
            scene.answer(scene.awaitAsked("'thread/resume'"), snapshot(THREAD));
            scene.answer(scene.awaitAsked("'thread/turns/list'"), "{'data':[{'id':'t'}]}");
        }), "not kept that long");
    }

    @Test
    void whoComesBackBeforeTheJournalIsWrittenMissesNothing(@TempDir Path directory) {
        try (Store store = Store.open(new Home(directory), EPOCH, StoreOptions.DEFAULT)) {
            scene = Scene.greeted(store.journal());
            phone = aware("phone");
            scene.join(phone, THREAD);
            scene.say(turn("t"));
            scene.writing.remove().run();
            scene.say(delta("a"), event("turn/completed", "'turn':{'id':'t'}"));
            phone.vanish();
            scene.answer(scene.asked(), "{}");
            assertThat(back(aware("again"), EPOCH, 1, () -> {
                scene.answer(scene.awaitAsked("'thread/resume'"), snapshot(THREAD));
                scene.answer(scene.awaitAsked("'thread/turns/list'"), "{'data':[{'id':'t'}]}");
            })).containsExactly(replayed(1, 4), sequenced(2, delta("a")),
                    sequenced(3, event("turn/completed", "'turn':{'id':'t'}")));
        }
    }

    @Test
    void whatSomebodyElseDidMeanwhileIsNotPassedOver() {
        scene.join(phone, THREAD);
        scene.say(turn("t"), event("turn/completed", "'turn':{'id':'t'}"));
        phone.vanish();
        scene.answer(scene.asked(), "{}");
        assertSnapshotRequired(back(aware("again"), EPOCH, 2, () -> {
            scene.answer(scene.awaitAsked("'thread/resume'"), snapshot(THREAD));
            scene.answer(scene.awaitAsked("'thread/turns/list'"), "{'data':[{'id':'u'},{'id':'t'}]}");
        }), "not all known");
    }

    @Test
    void numbersThatWereNeverGivenOutAndOtherEpochsNeedASnapshot() {
        scene.join(phone, THREAD);
        scene.say(turn("t"));
        assertSnapshotRequired(back(2), "under this number");
        assertSnapshotRequired(back(aware("again"), "another", 1, () -> {}), "journal knows nothing");
    }

    @Test
    void aThreadThatIsGoneNeedsASnapshotWhichTellsWhy() {
        assertSnapshotRequired(back(phone, EPOCH, 1, () -> scene.fail(scene.awaitAsked("'thread/resume'"))),
                "could not be followed");
    }

    @Test
    void anAgentThatDiesMeanwhileKeepsNobodyWaiting() {
        assertSnapshotRequired(back(phone, EPOCH, 1, () -> {
            scene.awaitAsked("'thread/resume'");
            scene.life().die("killed");
        }), "could not be followed");
    }

    @Test
    void aQuestionThatEachIsAskedInItsOwnFormIsAskedAgain() {
        scene.join(phone, THREAD);
        scene.join(scene.client("another"), THREAD);
        scene.say(turn("t"));
        phone.vanish();
        scene.say("{'method':'item/commandExecution/requestApproval','id':0,'params':{'threadId':'" + THREAD
                + "','itemId':'i','additionalPermissions':{}}}");
        List<String> received = back(1);
        assertThat(received).hasSize(2);
        assertThat(received.getLast()).contains("requestApproval", "'id':0,");
    }

    @Test
    void aQuestionThatWaitsIsAskedAgainOnceHoweverFarTheClientHadCome() {
        scene.join(phone, THREAD);
        scene.join(scene.client("another"), THREAD);
        scene.say(turn("t"), Scene.approval(THREAD, 0));
        phone.vanish();
        for (long after = 0; after <= 2; after++) {
            assertThat(back(after)).filteredOn(message -> message.contains("requestApproval")).hasSize(1);
        }
    }

    @Test
    void aToolThatIsCalledWhileItsOwnerIsAwayIsAskedOfWhoComesBack() {
        phone.send("{'id':1,'method':'thread/start','params':{'dynamicTools':[{'name':'x'}]}}");
        scene.answer(scene.asked(), snapshot(THREAD));
        scene.join(scene.client("another"), THREAD);
        phone.receivedFromAgent();
        scene.say("{'method':'item/tool/call','id':0,'params':{'threadId':'" + THREAD + "','tool':'x'}}");
        assertThat(phone.receivedFromAgent()).hasSize(1);
        assertThat(back(aware("a third"), EPOCH, 0, () -> {})).hasSize(1);
        phone.vanish();
        assertThat(back(0)).hasSize(2).last().asString().contains("'item/tool/call'", "'id':0,");
    }

    @Test
    void aThreadThatSomebodyComesBackToIsFollowedByTheNextLifeToo() {
        scene.join(phone, THREAD);
        scene.say(turn("t"), event("turn/completed", "'turn':{'id':'t'}"));
        phone.vanish();
        CollectingClient again = aware("again");
        again.send("{'id':9,'method':'bridge/resume'}");
        ControlCall call = scene.control.calls.remove();
        scene.answer(scene.asked(), "{}");
        CompletableFuture<ResumeResult> result = CompletableFuture
                .supplyAsync(() -> scene.engine.resumption(call)
                        .resume(new ResumeParams(EPOCH, List.of(new ResumePoint(THREAD, 2)))));
        scene.answer(scene.awaitAsked("'thread/resume'"), snapshot(THREAD));
        scene.answer(scene.awaitAsked("'thread/turns/list'"), "{'data':[{'id':'t'}]}");
        result.join();
        scene.restart();
        assertThat(scene.written()).filteredOn(message -> message.contains("'thread/resume'")).hasSize(1);
    }

    @Test
    void whatWasSaidInTheSameBreathAsTheEndCountsForWhereAThreadEnded() {
        scene.join(phone, THREAD);
        scene.say(turn("t"), Scene.status(THREAD, "notLoaded"));
        assertThat(back(aware("again"), EPOCH, 1, () -> {
            scene.answer(scene.awaitAsked("'thread/resume'"), snapshot(THREAD));
            scene.answer(scene.awaitAsked("'thread/turns/list'"), "{'data':[{'id':'t'}]}");
        })).containsExactly(replayed(1, 2));
    }

    @Test
    void aThreadThatIsFollowedTooLateForWhoCameBackIsLeftAgain() {
        phone.send("{'id':9,'method':'bridge/resume'}");
        ControlCall call = scene.control.calls.remove();
        CompletableFuture<ResumeResult> result = CompletableFuture
                .supplyAsync(() -> scene.engine.resumption(call)
                        .resume(new ResumeParams(EPOCH, List.of(new ResumePoint(THREAD, 1)))));
        String resume = scene.awaitAsked("'thread/resume'");
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            call.answer("'given up'");
            return !phone.receivedFromAgent().isEmpty();
        });
        scene.answer(resume, snapshot(THREAD));
        assertThat(result.join().threads()).hasSize(1);
        assertThat(scene.written().getLast()).contains("'thread/unsubscribe'");
    }

    @Test
    void whatAnAgentDidWhileItEndedIsNotPassedOver() {
        scene.join(phone, THREAD);
        scene.say(turn("t"), Scene.status(THREAD, "active"));
        phone.vanish();
        scene.join(scene.client("another"), THREAD);
        scene.restart();
        scene.answer(scene.asked(), snapshot(THREAD));
        scene.answer(scene.awaitAsked("'thread/turns/list'"), "{'data':[{'id':'t'}]}");
        for (long after = 0; after <= 3; after++) {
            assertSnapshotRequired(back(after), "not all known");
        }
    }

    @Test
    void whatTheBridgeSaysWhenTheAgentDiesIsPartOfTheLog() {
        scene.join(phone, THREAD);
        scene.say(turn("t"), Scene.status(THREAD, "active"));
        phone.receivedFromAgent();
        scene.life().die("killed");
        assertThat(phone.receivedFromAgent()).singleElement().asString()
                .contains("'seq':3,'method':'turn/completed'", "'status':'interrupted'", "'id':'t'");
    }
}
