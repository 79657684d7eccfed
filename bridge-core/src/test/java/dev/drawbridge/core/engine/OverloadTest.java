package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OverloadTest {
    private final Scene scene = Scene.greeted();

    /** Commands that go on, as many as the window has places, and what the agent was written for them. */
    private List<String> fillTheWindow(CollectingClient client) {
        for (int i = 0; i < AgentLife.WINDOW; i++) {
            client.send("{'id':" + i + ",'method':'command/exec','params':{'command':['sleep']}}");
        }
        return scene.written();
    }

    /** The agent refuses what it was probed with last. */
    private void answerProbe() {
        List<String> probes = scene.written().stream().filter(each -> each.contains("'bridge/probe'"))
                .toList();
        scene.fail(probes.getLast());
    }

    @Test
    void commandsThatGoOnForHoursHoldUpNobody() {
        fillTheWindow(scene.client("a"));
        CollectingClient b = scene.client("b");
        b.send("{'id':1,'method':'thread/list','params':{}}");
        assertThat(scene.written()).noneMatch(each -> each.contains("'thread/list'"));
        answerProbe();
        assertThat(scene.written().getLast()).contains("'thread/list'");
    }

    @Test
    void theCommandsOfAClientThatIsGoneAreEndedHoweverManyThereAre() {
        CollectingClient a = scene.client("a");
        fillTheWindow(a);
        a.vanish();
        answerProbe();
        assertThat(scene.written().stream().filter(each -> each.contains("'command/exec/terminate'")))
                .hasSize(AgentLife.WINDOW);
    }

    @Test
    void theAgentIsProbedOnlyWhenSomethingWaitsAndNotTwiceAtATime() {
        CollectingClient a = scene.client("a");
        List<String> written = fillTheWindow(a);
        assertThat(written.getLast()).contains("'command/exec'");
        for (int i = 0; i < 5; i++) {
            a.send("{'id':" + i + ",'method':'thread/list','params':{}}");
        }
        assertThat(scene.written()).hasSize(written.size() + 1);
    }

    @Test
    void anAnswerMakesRoomForAsManyAsWereSentBeforeIt() {
        CollectingClient a = scene.client("a");
        List<String> written = fillTheWindow(a);
        for (int i = 0; i < AgentLife.WINDOW; i++) {
            a.send("{'id':'more','method':'thread/list','params':{}}");
        }
        scene.answer(written.get(written.size() - AgentLife.WINDOW / 2), "{}");
        assertThat(scene.written().stream().filter(each -> each.contains("'thread/list'")))
                .hasSize(AgentLife.WINDOW / 2 + 1);
    }

    @Test
    void noMoreBytesWaitThanTheBridgeCanBear() {
        CollectingClient a = scene.client("a");
        scene.life().full(true);
        String large = "x".repeat(8 << 20);
        for (long bytes = 0; bytes < AgentLife.QUEUE_BYTES; bytes += large.length()) {
            a.send("{'id':1,'method':'thread/list','params':{'cursor':'" + large + "'}}");
        }
        assertThat(a.received()).isEmpty();
        a.send("{'id':2,'method':'thread/list','params':{}}");
        assertThat(a.received()).containsExactly(
                "{'error':{'code':-32001,'message':'Server overloaded; retry later.'},'id':2}");
    }
}
