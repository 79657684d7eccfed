package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.approval;
import static dev.drawbridge.core.engine.Scene.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one client cannot do to another. */
final class TrustTest {
    private final Scene scene = Scene.greeted();

    @ParameterizedTest
    @ValueSource(strings = {"'command/exec/write','params':['~1~p','QQ==',false]",
        "'process/kill','params':['~1~h']", "'thread/unsubscribe','params':['" + THREAD + "']",
        "'thread/resume','params':['" + THREAD + "',[]]"})
    void paramsByPositionDoNotSlipPastTheBridge(String request) {
        scene.join(scene.client("a"), THREAD);
        CollectingClient b = scene.client("b");
        b.send("{'id':1,'method':" + request + "}");
        assertThat(scene.nothingAsked()).isTrue();
        assertThat(b.received()).containsExactly(
                "{'error':{'code':-32600,'message':'Invalid request: give params by name'},'id':1}");
    }

    @Test
    void aPrefixInANameIsPartOfTheName() {
        scene.client("a");
        CollectingClient b = scene.client("b");
        b.send("{'id':1,'method':'process/kill','params':{'processHandle':'~1~h'}}");
        assertThat(scene.asked()).contains("'processHandle':'~2~~1~h'");
    }

    @Test
    void aNameGivenTwiceIsPrefixedWhereTheAgentReadsIt() {
        CollectingClient a = scene.client("a");
        a.send("{'id':1,'method':'process/kill','params':{'processHandle':'x','process\\u0048andle':'~2~h'}}");
        assertThat(scene.asked()).contains("'process\\u0048andle':'~1~~2~h'");
    }

    @Test
    void nobodyCancelsTheRequestOfAnother() {
        CollectingClient a = scene.client("a");
        CollectingClient b = scene.client("b");
        a.send("{'id':1,'method':'thread/sample','params':{'threadId':'" + THREAD + "'}}");
        String sample = idOf(scene.asked());
        b.send("{'id':2,'method':'thread/sample/cancel','params':{'requestId':" + sample + "}}");
        assertThat(scene.asked()).endsWith("'params':{'requestId':0}}");
        a.send("{'id':3,'method':'thread/sample/cancel','params':{'requestId':1}}");
        assertThat(scene.asked()).endsWith("'params':{'requestId':" + sample + "}}");
    }

    @Test
    void aQuestionIsNotAnsweredByWhoHasNotIntroducedItself() {
        scene.join(scene.client("a"), THREAD);
        scene.say(approval(THREAD, 0));
        new CollectingClient(scene.engine).send("{'id':0,'result':{'decision':'accept'}}");
        assertThat(scene.nothingAsked()).isTrue();
    }
}
