package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.event;
import static dev.drawbridge.core.engine.Scene.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RestartTest {
    private final Scene scene = Scene.greeted();

    @Test
    void threadsAreResumedBeforeAnythingIsAskedOfThem() {
        CollectingClient a = scene.client("a");
        scene.join(a, THREAD);
        scene.life().die("killed");
        a.send("{'id':1,'method':'turn/start','params':{'threadId':'" + THREAD + "'}}");
        scene.later.remove().run();
        scene.greet();
        assertThat(List.of(scene.asked(), scene.asked())).satisfiesExactly(
                first -> assertThat(first).contains("'thread/resume'"),
                second -> assertThat(second).contains("'turn/start'"));
    }

    @Test
    void aRequestThatWaitedForTheBridgeToLeaveGoesToTheNextLife() {
        CollectingClient a = scene.client("a");
        CollectingClient b = scene.client("b");
        scene.join(a, THREAD);
        a.vanish();
        scene.resume(b, THREAD);
        scene.restart();
        scene.answer(scene.asked(), snapshot(THREAD));
        assertThat(b.received()).containsExactly("{'id':'resume','result':" + snapshot(THREAD) + "}");
    }

    @Test
    void whatAThreadSaysBeforeItIsResumedIsForItsFollowersOnly() {
        CollectingClient a = scene.client("a");
        CollectingClient b = scene.client("b");
        scene.join(a, THREAD);
        scene.restart();
        String event = event(THREAD, "mcpServer/startupStatus/updated");
        scene.say(event);
        assertThat(a.received()).containsExactly(event);
        assertThat(b.received()).isEmpty();
    }

    @Test
    void aThreadWhoseLastFollowerLeftMeanwhileIsLeft() {
        CollectingClient a = scene.client("a");
        scene.join(a, THREAD);
        scene.restart();
        String resume = scene.asked();
        a.vanish();
        scene.answer(resume, snapshot(THREAD));
        assertThat(scene.asked()).contains("'thread/unsubscribe'");
    }

    @Test
    void whoLeavesBeforeTheThreadIsResumedHasLeft() {
        CollectingClient a = scene.client("a");
        CollectingClient b = scene.client("b");
        scene.join(a, THREAD);
        scene.join(b, THREAD);
        scene.restart();
        scene.unsubscribe(a, THREAD);
        scene.answer(scene.asked(), snapshot(THREAD));
        assertThat(scene.nothingAsked()).isTrue();
        assertThat(a.received()).containsExactly("{'id':'leave','result':{'status':'unsubscribed'}}");
        scene.say(event(THREAD, "turn/started"));
        assertThat(a.received()).isEmpty();
        assertThat(b.received()).hasSize(1);
    }
}
