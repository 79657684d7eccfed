package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.OTHER;
import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that the bridge takes up later than they came. */
@Timeout(20)
final class HeldRequestTest {
    private final Scene scene = Scene.greeted();

    @Test
    void aHeldRequestIsTakenUpWithoutHarmToTheOneBeingRead() throws InterruptedException {
        CollectingClient a = scene.client("a");
        CollectingClient b = scene.client("b");
        scene.join(a, THREAD);
        a.vanish();
        String leaving = scene.asked();
        b.send("{'id':'held','method':'thread/resume','params':{'threadId':'" + THREAD + "'}}");
        Thread reading = new Thread(
                () -> b.send("{'method':'thread/loaded/list','params':{'limit':1},'id':'read'}"));
        scene.whenWritten = message -> {
            if (message.contains("exactly one client")) {
                reading.start();
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> reading.getState() == Thread.State.WAITING);
            }
        };
        scene.say("{'method':'currentTime/read','id':9,'params':{'threadId':'" + OTHER + "'}}",
                "{'id':" + idOf(leaving) + ",'result':{}}");
        reading.join();
        scene.asked();
        String resume = scene.asked();
        String list = scene.asked();
        assertThat(resume).contains("'method':'thread/resume'");
        assertThat(list).isEqualTo(
                "{'method':'thread/loaded/list','params':{'limit':1},'id':" + idOf(list) + "}");
    }
}
