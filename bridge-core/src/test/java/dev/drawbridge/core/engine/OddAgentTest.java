package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.event;
import static dev.drawbridge.core.engine.Scene.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent says that nobody foresaw costs neither its life nor what it says next. */
final class OddAgentTest {
    private static final String TURN = event(THREAD, "turn/started");

    @ParameterizedTest
    @ValueSource(strings = {"'thread/status/changed','params':{'threadId':'" + THREAD
            + "','status':{'type':5}}",
        "'thread/status/changed','params':{'threadId':'" + THREAD
                + "','status':{'type':null}}",
        "'item/commandExecution/requestApproval','id':0,'params':{'kind':5,'threadId':'" + THREAD + "'}"})
    void membersOfAnotherTypeAreCarriedAsTheyAre(String odd) {
        Scene scene = Scene.greeted();
        CollectingClient a = scene.client("a");
        scene.join(a, THREAD);
        scene.say("{'method':" + odd + "}", TURN);
        assertThat(a.received()).containsExactly("{'method':" + odd + "}", TURN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "[]", "'x'", "{}", "{'threadId':5}", "{'threadId':''}",
        "{'threadId':'x','status':7,'requestId':'a'}", "{'threadId':'x','requestId':1e3}",
        "{'thread':7}", "{'thread':{'id':[]}}", "{'watchId':'','processId':'~','processHandle':'~~'}",
        "{'watchId':'~1','processId':'~1~','processHandle':'~99999999999999999999~w'}"})
    void paramsOfAnotherShapeHarmNobody(String params) {
        Scene scene = Scene.greeted();
        CollectingClient a = scene.client("a");
        for (Method method : Catalog.codex().methods()) {
            String start = "{'method':'" + method.name() + "'";
            assertThatCode(() -> scene.say(start + ",'params':" + params + "}",
                    start + ",'id':7,'params':" + params + "}", start + "}", start + ",'id':'s'}"))
                    .as(method.name()).doesNotThrowAnyException();
        }
        a.received();
        scene.say(Scene.status(THREAD, "idle"));
        assertThat(a.received()).hasSize(1);
    }

    @Test
    void aMessageThatCannotBeHandledCostsOnlyItself() {
        Scene scene = Scene.greeted();
        CollectingClient a = scene.client("a");
        scene.join(a, THREAD);
        scene.whenWritten = message -> {
            throw new IllegalStateException("the agent cannot be written to");
        };
        scene.say("{'method':'currentTime/read','id':9,'params':{}}",
                "{'method':'currentTime/read','id':'9','params':{}}", TURN);
        assertThat(a.received()).contains(TURN);
    }

    @Test
    void anAnswerToTheGreetingThatIsNoObjectIsARefusal() {
        Scene scene = Scene.begun();
        scene.answer(scene.asked(), "null");
        assertThat(scene.engine.birth().join()).isInstanceOf(Birth.Stillborn.class);
        assertThat(scene.engine.isReady()).isFalse();
    }

    @Test
    void anAgentThatRefusesItsGreetingIsEndedAndStartedAgain() {
        Scene scene = Scene.greeted();
        scene.life().die("killed");
        scene.later.remove().run();
        scene.say("{'error':{'code':1,'message':'no'},'id':" + idOf(scene.written().getFirst()) + "}");
        scene.later.remove().run();
        assertThat(scene.life().isClosed()).isTrue();
        scene.later.remove().run();
        scene.greet();
        assertThat(scene.engine.isReady()).isTrue();
    }
}
