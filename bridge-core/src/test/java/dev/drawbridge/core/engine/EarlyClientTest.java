package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Clients that come before the agent has answered its greeting. */
final class EarlyClientTest {
    private static final String INITIALIZE = ",'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'}}}";
    private final Scene scene = Scene.begun();
    private final CollectingClient early = new CollectingClient(scene.engine);

    @Test
    void whatFollowsTheHandshakeWaitsBehindIt() {
        early.send("{'id':1" + INITIALIZE);
        early.send("{'id':2,'method':'thread/list','params':{}}");
        assertThat(early.received()).isEmpty();
        scene.greet();
        assertThat(early.received()).singleElement().asString().startsWith("{'id':1,'result'");
        assertThat(scene.asked()).contains("'thread/list'");
    }

    @Test
    void theHandshakeHappensOnce() {
        early.send("{'id':1" + INITIALIZE);
        early.send("{'id':2" + INITIALIZE);
        scene.greet();
        assertThat(early.received()).hasSize(2).last().asString().contains("Already initialized");
    }

    @Test
    void noMoreWaitThanTheBridgeCanBear() {
        for (int i = 0; i < AgentLife.QUEUE; i++) {
            early.send("{'id':1" + INITIALIZE);
        }
        assertThat(early.received()).isEmpty();
        early.send("{'id':2" + INITIALIZE);
        assertThat(early.received()).singleElement().asString().contains("-32001");
    }

    @Test
    void aNumberTooLongToBeReadIsRefused() {
        scene.greet();
        early.send("{'id':1,'method':'initialize','params':{'n':" + "9".repeat(1500) + "}}");
        assertThat(early.received()).singleElement().asString().contains("-32600");
    }
}
