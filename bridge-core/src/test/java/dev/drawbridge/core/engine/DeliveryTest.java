package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.OTHER;
import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.event;
import static dev.drawbridge.core.engine.Scene.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
    private final Scene scene = Scene.greeted();

    @Test
    void eventsOfTwoThreadsComeInTheOrderTheAgentTold() {
        CollectingClient a = scene.client("a");
        scene.join(a, THREAD);
        scene.join(a, OTHER);
        String[] events = {event(THREAD, "turn/started"), event(OTHER, "turn/started"),
            event(THREAD, "turn/completed"), event(OTHER, "turn/completed")};
        scene.say(events);
        assertThat(a.received()).containsExactly(events);
    }

    @Test
    void nothingIsLostOrRepeatedAcrossChunksByWhoLeavesSomethingOut() {
        CollectingClient all = scene.client("all");
        CollectingClient some = new CollectingClient(scene.engine);
        some.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'},"
                + "'capabilities':{'optOutNotificationMethods':['turn/completed']}}}");
        scene.join(all, THREAD);
        scene.join(some, THREAD);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String method = i % 3 == 0 ? "turn/completed" : "turn/started";
            events.add("{'method':'" + method + "','params':{'threadId':'" + THREAD + "','i':" + i + ",'x':'"
                    + "x".repeat(10_000 * (i % 7)) + "'}}");
        }
        scene.say(events.toArray(String[]::new));
        assertThat(all.received()).isEqualTo(events);
        assertThat(some.received())
                .isEqualTo(events.stream().filter(each -> each.contains("turn/started")).toList());
    }

    @Test
    void anAnswerOfAnyLengthReachesWhoReads() {
        CollectingClient a = scene.client("a");
        a.send("{'id':1,'method':'thread/read','params':{'threadId':'" + THREAD + "'}}");
        scene.say("{'id':" + idOf(scene.asked()) + ",'result':'" + "x".repeat(65 << 20) + "'}");
        assertThat(a.received()).hasSize(1);
        assertThat(a.farewells()).isEmpty();
    }
}
