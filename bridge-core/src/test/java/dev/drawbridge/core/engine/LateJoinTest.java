package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LateJoinTest {
    private final Scene scene = Scene.greeted();
    private final CollectingClient early = scene.client("early");
    private final CollectingClient late = scene.client("late");

    LateJoinTest() {
        scene.join(early, THREAD);
        scene.say(event("turn/started", "'turn':{'id':'t'}"));
    }

    private static String event(String method, String members) {
        return "{'method':'" + method + "','params':{'threadId':'" + THREAD + "','turnId':'t'," + members
                + "}}";
    }

    private static String started(String type, String item) {
        return event("item/started", "'item':{'type':'" + type + "','id':'" + item + "'}");
    }

    private static String completed(String item) {
        return event("item/completed", "'item':{'id':'" + item + "'}");
    }

    private static String delta(String kind, String item, String more) {
        return event("item/" + kind, "'itemId':'" + item + "'," + more);
    }

    private List<String> joined(String turns) {
        scene.resume(late, THREAD);
        scene.answer(scene.asked(), "{'thread':{'id':'" + THREAD + "','turns':[" + turns + "]}}");
        List<String> received = late.received();
        assertThat(received.getFirst()).startsWith("{'id':'resume','result':");
        return received.subList(1, received.size());
    }

    @Test
    void whoJoinsInTheMiddleOfAMessageGetsItsBeginning() {
        scene.say(started("agentMessage", "m"), delta("agentMessage/delta", "m", "'delta':'Good '"),
                delta("agentMessage/delta", "m", "'delta':'morn'"));
        assertThat(joined("")).containsExactly(started("agentMessage", "m"),
                delta("agentMessage/delta", "m", "'delta':'Good morn'"));
        String rest = delta("agentMessage/delta", "m", "'delta':'ing'");
        scene.say(rest);
        assertThat(late.received()).containsExactly(rest);
    }

    @Test
    void whatIsCompleteIsLeftToTheSnapshot() {
        scene.say(started("agentMessage", "m"), delta("agentMessage/delta", "m", "'delta':'Good '"),
                completed("m"));
        assertThat(joined("")).isEmpty();
    }

    @Test
    void eachStreamOfEachItemComesInOneMessage() {
        scene.say(started("agentMessage", "m"), delta("agentMessage/delta", "m", "'delta':'a'"),
                started("plan", "p"), delta("plan/delta", "p", "'delta':'1'"),
                delta("agentMessage/delta", "m", "'delta':'b'"), delta("plan/delta", "p", "'delta':'2'"),
                delta("reasoning/summaryTextDelta", "r", "'summaryIndex':0,'delta':'no start'"));
        assertThat(joined("")).containsExactly(started("agentMessage", "m"),
                delta("agentMessage/delta", "m", "'delta':'ab'"), started("plan", "p"),
                delta("plan/delta", "p", "'delta':'12'"));
    }

    @Test
    void partsOfAReasoningStayApart() {
        String part = delta("reasoning/summaryPartAdded", "r", "'summaryIndex':1");
        scene.say(started("reasoning", "r"),
                delta("reasoning/summaryTextDelta", "r", "'summaryIndex':0,'delta':'a'"),
                delta("reasoning/summaryTextDelta", "r", "'summaryIndex':0,'delta':'b'"), part,
                delta("reasoning/summaryTextDelta", "r", "'summaryIndex':1,'delta':'c'"));
        assertThat(joined("")).containsExactly(started("reasoning", "r"),
                delta("reasoning/summaryTextDelta", "r", "'summaryIndex':0,'delta':'ab'"), part,
                delta("reasoning/summaryTextDelta", "r", "'summaryIndex':1,'delta':'c'"));
    }

    @Test
    void theOutputOfACommandThatTheSnapshotHasComesWithoutItsStart() {
        scene.say(started("commandExecution", "c"),
                delta("commandExecution/outputDelta", "c", "'delta':'one'"));
        assertThat(
                joined("{'items':[{'type':'commandExecution','id':'c','aggregatedOutput':null},{'id':'d'}]}"))
                .containsExactly(delta("commandExecution/outputDelta", "c", "'delta':'one'"));
    }

    @Test
    void whatTheSnapshotHasIsNotSaidAgain() {
        scene.say(started("commandExecution", "c"),
                delta("commandExecution/outputDelta", "c", "'delta':'one'"),
                started("agentMessage", "m"), delta("agentMessage/delta", "m", "'delta':'a'"));
        assertThat(joined("{'items':[{'type':'commandExecution','id':'c','aggregatedOutput':'one'},"
                + "{'type':'agentMessage','id':'m','text':'a'}]}")).isEmpty();
    }

    @Test
    void theNewestPlanAndDiffOfTheTurnAreTold() {
        String diff = event("turn/diff/updated", "'diff':'2'");
        String plan = event("turn/plan/updated", "'plan':[]");
        scene.say(event("turn/diff/updated", "'diff':'1'"), plan, diff);
        assertThat(joined("")).containsExactlyInAnyOrder(plan, diff);
    }

    @Test
    void aCommandOutlivesItsTurnAndAMessageDoesNot() {
        scene.say(started("commandExecution", "c"), started("agentMessage", "m"),
                event("turn/completed", "'turn':{'id':'t'}"),
                delta("commandExecution/outputDelta", "c", "'delta':'one'"));
        assertThat(joined("")).containsExactly(started("commandExecution", "c"),
                delta("commandExecution/outputDelta", "c", "'delta':'one'"));
    }

    @Test
    void whoLooksAgainIsToldAgain() {
        scene.say(started("agentMessage", "m"), delta("agentMessage/delta", "m", "'delta':'Good '"));
        assertThat(joined("")).hasSize(2);
        assertThat(joined("")).hasSize(2);
    }

    @Test
    void nothingIsUnderWayWhenTheAgentIsGone() {
        scene.say(started("commandExecution", "c"), started("agentMessage", "m"));
        early.received();
        scene.restart();
        scene.answer(scene.asked(), snapshot(THREAD));
        assertThat(joined("")).isEmpty();
    }
}
