package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A client that says more at once than it may. */
final class TooMuchTest {
    private final Scene scene = Scene.greeted();

    @Test
    void aRequestThatComesTooSoonIsAnsweredWhenToComeBackAndGoesNoFurther() {
        CollectingClient a = scene.client("a");
        a.sendTooSoon("{'id':'x','method':'thread/list','params':{}}", Duration.ofMillis(250));
        assertThat(a.received()).containsExactly(
                "{'error':{'code':-32001,'message':'Too many messages; retry later.','data':{'retryAfterMs':250}},'id':'x'}");
        a.sendTooSoon("{'method':'initialized'}", Duration.ofMillis(250));
        assertThat(a.received()).isEmpty();
        assertThat(scene.nothingAsked()).isTrue();
        assertThat(a.meaningless()).isZero();
    }

    @Test
    void whatMeansNothingIsCounted() {
        CollectingClient a = scene.client("a");
        a.send("nonsense");
        a.send("{'id':1,'method':'thread/list','params':{}}");
        a.sendTooSoon("nonsense", Duration.ofMillis(250));
        a.sendBinary(new byte[1]);
        assertThat(a.meaningless()).isEqualTo(3);
    }

    @Test
    void aConnectionFollowsOnlySoManyThreadsAndThoseItFollowsAlready() {
        CollectingClient a = scene.client("a");
        for (int i = 0; i < ClientConnection.MOST_THREADS; i++) {
            scene.join(a, "thread-" + i);
        }
        a.received();
        scene.resume(a, "one-more");
        assertThat(a.received()).singleElement().asString().contains("'code':-32001")
                .contains("unsubscribe from some");
        scene.resume(a, "thread-0");
        assertThat(scene.asked()).contains("thread-0");
    }
}
