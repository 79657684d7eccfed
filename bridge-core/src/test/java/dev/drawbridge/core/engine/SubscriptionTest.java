package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.OTHER;
import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.event;
import static dev.drawbridge.core.engine.Scene.snapshot;
import static dev.drawbridge.core.engine.Scene.status;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubscriptionTest {
    private final Scene scene = Scene.greeted();

    @Test
    void whoLeavesWhileOthersAreAboutToJoinLeavesThemTheirEvents() {
        CollectingClient a = scene.client("a");
        CollectingClient b = scene.client("b");
        scene.resume(a, THREAD);
        scene.resume(b, THREAD);
        String first = scene.asked();
        String second = scene.asked();
        scene.unsubscribe(a, THREAD);
        scene.answer(first, snapshot(THREAD));
        scene.answer(second, snapshot(THREAD));
        assertThat(scene.nothingAsked()).isTrue();
        assertThat(a.received()).containsExactly("{'id':'resume','result':" + snapshot(THREAD) + "}",
                "{'id':'leave','result':{'status':'unsubscribed'}}");
        b.received();
        scene.say(event(THREAD, "turn/started"));
        assertThat(a.received()).isEmpty();
        assertThat(b.received()).containsExactly(event(THREAD, "turn/started"));
    }

    @Test
    void requestsOfOneClientKeepTheirOrderWhileTheyWait() {
        CollectingClient a = scene.client("a");
        scene.resume(a, THREAD);
        scene.unsubscribe(a, THREAD);
        scene.resume(a, THREAD);
        scene.answer(scene.asked(), snapshot(THREAD));
        scene.answer(scene.asked(), "{'status':'unsubscribed'}");
        scene.answer(scene.asked(), snapshot(THREAD));
        a.received();
        scene.say(event(THREAD, "turn/started"));
        assertThat(a.received()).hasSize(1);
    }

    @Test
    void theFirstEventsOfAThreadTheAgentBeginsAreNotLostWhileSomebodyResumesAnother() {
        CollectingClient a = scene.client("a");
        scene.resume(scene.client("b"), OTHER);
        scene.say(event(THREAD, "turn/started"));
        assertThat(a.received()).containsExactly(event(THREAD, "turn/started"));
    }

    @Test
    void usageIsKeptFromTheOthersOnlyWhereItIsRepeated() {
        CollectingClient a = scene.client("a");
        CollectingClient b = scene.client("b");
        scene.join(a, THREAD);
        scene.join(b, THREAD);
        scene.say(event(THREAD, "turn/started"));
        a.send("{'id':1,'method':'thread/realtime/stop','params':{'threadId':'" + THREAD + "'}}");
        scene.answer(scene.asked(), "{}");
        b.received();
        scene.say(event(THREAD, "thread/tokenUsage/updated"));
        assertThat(b.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'clientUserMessageId':'m-1'"})
    void whoAsksForATurnAndLeavesLeavesItToTheBridge(String key) {
        CollectingClient a = scene.client("a");
        scene.join(a, THREAD);
        a.send("{'id':1,'method':'turn/start','params':{'threadId':'" + THREAD + "'" + key + "}}");
        String asked = scene.asked();
        scene.unsubscribe(a, THREAD);
        scene.say(status(THREAD, "idle"));
        assertThat(scene.nothingAsked()).isTrue();
        scene.answer(asked, "{'turn':{'id':'t-1','status':'inProgress'}}");
        scene.say("{'method':'turn/started','params':{'threadId':'" + THREAD
                + "','turn':{'id':'t-1','status':'inProgress'}}}");
        scene.say(status(THREAD, "active"));
        assertThat(scene.nothingAsked()).isTrue();
        scene.say(status(THREAD, "idle"));
        assertThat(scene.asked()).contains("'thread/unsubscribe'");
    }

    @Test
    void whoIsRefusedATurnAndHasLeftLeavesNothing() {
        CollectingClient a = scene.client("a");
        scene.join(a, THREAD);
        a.send("{'id':1,'method':'turn/start','params':{'threadId':'" + THREAD + "'}}");
        String asked = scene.asked();
        scene.unsubscribe(a, THREAD);
        scene.fail(asked);
        assertThat(scene.asked()).contains("'thread/unsubscribe'");
    }

    @Test
    void aTurnThatHasEndedBeforeItsAnswerCameKeepsNobody() {
        CollectingClient a = scene.client("a");
        scene.join(a, THREAD);
        a.send("{'id':1,'method':'turn/start','params':{'threadId':'" + THREAD + "'}}");
        String asked = scene.asked();
        scene.say("{'method':'turn/completed','params':{'threadId':'" + THREAD
                + "','turn':{'id':'t-1','status':'completed'}}}", status(THREAD, "idle"));
        scene.unsubscribe(a, THREAD);
        scene.answer(asked, "{'turn':{'id':'t-1','status':'inProgress'}}");
        assertThat(scene.asked()).contains("'thread/unsubscribe'");
    }
}
