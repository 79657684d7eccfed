package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlowClientTest {
    private static final String PAD = "x".repeat(30_000);

    private final Scene scene = Scene.greeted();

    private static String started(String item) {
        return "{'method':'item/started','params':{'threadId':'" + THREAD + "','turnId':'t','item':{'id':'"
                + item
                + "','type':'agentMessage','text':''}}}";
    }

    private static String delta(String item, String text) {
        return "{'method':'item/agentMessage/delta','params':{'threadId':'" + THREAD
                + "','turnId':'t','itemId':'"
                + item + "','delta':'" + text + "'}}";
    }

    private static String completed(String item, String text) {
        return "{'method':'item/completed','params':{'threadId':'" + THREAD + "','turnId':'t','item':{'id':'"
                + item
                + "','type':'agentMessage','text':'" + text + "'}}}";
    }

    private void stream(String item, int count) {
        for (int i = 0; i < count; i++) {
            scene.say(delta(item, i + PAD));
        }
    }

    @Test
    void deltasOfACompleteItemAreSkippedAndThoseOfAnOpenOneJoined() {
        CollectingClient slow = scene.client("slow");
        scene.join(slow, THREAD);
        scene.say(event(THREAD, "turn/started"), started("a"));
        stream("a", 600);
        scene.say(completed("a", "all of it"), started("b"));
        stream("b", 30);
        scene.say(delta("b", "end"));
        List<String> received = slow.received();
        assertThat(received).hasSizeBetween(5, 12);
        assertThat(received).startsWith(event(THREAD, "turn/started"), started("a"),
                completed("a", "all of it"),
                started("b"));
        assertThat(received.getLast()).endsWith(PAD + "end'}}");
        assertThat(String.join("", received).split("0x", -1)).hasSize(4);
    }

    @Test
    void whoCatchesUpIsToldEverythingAgain() {
        CollectingClient slow = scene.client("slow");
        scene.join(slow, THREAD);
        stream("a", 600);
        slow.received();
        String[] later = {delta("a", "1"), delta("a", "2"), delta("a", "3")};
        scene.say(later);
        assertThat(slow.received()).containsExactly(later);
    }

    @Test
    void anAnswerKeepsItsPlaceAmongEventsThatAreCondensed() {
        CollectingClient slow = scene.client("slow");
        scene.join(slow, THREAD);
        stream("a", 600);
        slow.send("{'id':7,'method':'thread/read','params':{'threadId':'" + THREAD + "'}}");
        scene.answer(scene.asked(), "'seen'");
        scene.say(delta("a", "behind"));
        stream("a", 600);
        List<String> received = slow.received();
        int answer = received.indexOf("{'id':7,'result':'seen'}");
        assertThat(received.get(answer - 1)).contains("599" + PAD + "'").doesNotContain("behind");
        assertThat(received.get(answer + 1)).contains("'delta':'behind0x");
    }

    @Test
    void whatTheHistoryIsNotGivenYetIsToldLater() {
        CollectingClient slow = scene.client("slow");
        scene.join(slow, THREAD);
        stream("a", 600);
        slow.send("{'id':7,'method':'thread/read','params':{'threadId':'" + THREAD + "'}}");
        String read = scene.asked();
        List<String> received = new ArrayList<>();
        scene.whenWritten = refusal -> received.addAll(slow.received());
        scene.say(delta("a", "end"), "{'id':" + Scene.idOf(read) + ",'result':'seen'}",
                "{'id':'no number','method':'no/such','params':{}}");
        assertThat(received).isNotEmpty();
        received.addAll(slow.received());
        assertThat(received).endsWith("{'id':7,'result':'seen'}");
        assertThat(received.get(received.size() - 2)).endsWith("end'}}");
    }

    @Test
    void aClientThatReadsDoesNotNoticeOneThatDoesNot() {
        CollectingClient quick = scene.client("quick");
        CollectingClient slow = scene.client("slow");
        scene.join(quick, THREAD);
        scene.join(slow, THREAD);
        for (int i = 0; i < 1000; i++) {
            String said = delta("a", i + PAD);
            scene.say(said);
            assertThat(quick.received()).containsExactly(said);
        }
    }

    @Test
    void whoIsBehindByMoreThanIsKeptIsToldToResume() {
        CollectingClient slow = scene.client("slow");
        scene.join(slow, THREAD);
        for (int i = 0; i < 1000; i++) {
            scene.say(completed("item" + i, PAD));
        }
        scene.writing.remove().run();
        assertThat(slow.received()).hasSizeLessThan(30);
        assertThat(slow.farewells()).containsExactly(Farewell.TOO_FAR_BEHIND);
    }

    @Test
    void whatWaitsInItsOutboxIsKeptUntilItIsFarBehind() {
        CollectingClient slow = scene.client("slow");
        scene.join(slow, THREAD);
        for (int i = 0; i < 100; i++) {
            scene.say(completed("item" + i, PAD));
        }
        scene.writing.remove().run();
        stream("a", 600);
        assertThat(slow.received()).filteredOn(message -> message.contains("'item/completed'")).hasSize(100);
        assertThat(slow.farewells()).isEmpty();
    }

    @Test
    void whoHasTooManyAnswersToReadIsToldToResume() {
        CollectingClient slow = scene.client("slow");
        for (int i = 0; i < 900; i++) {
            slow.send("{'id':" + i + ",'method':'thread/read','params':{'threadId':'" + THREAD + "'}}");
            scene.answer(scene.asked(), "'" + PAD + "'");
        }
        assertThat(slow.farewells()).containsOnly(Farewell.TOO_FAR_BEHIND);
        assertThat(slow.received()).isEmpty();
    }
}
