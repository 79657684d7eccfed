package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HandlesTest {
    private final Scene scene = Scene.greeted();

    @Test
    void aRefusedNamesakeDoesNotHideTheCommandThatRuns() {
        CollectingClient a = scene.client("a");
        String command = ",'method':'command/exec','params':{'command':['sleep'],'processId':'p'}}";
        a.send("{'id':1" + command);
        String running = scene.asked();
        a.send("{'id':2" + command);
        scene.fail(scene.asked());
        a.vanish();
        assertThat(scene.asked()).contains("'command/exec/terminate','params':{'processId':'~1~p'}");
        scene.answer(running, "{}");
    }

    @Test
    void aCommandThatHasEndedIsNotEndedAgain() {
        CollectingClient a = scene.client("a");
        a.send("{'id':1,'method':'command/exec','params':{'command':['ls'],'processId':'p'}}");
        scene.answer(scene.asked(), "{}");
        a.vanish();
        assertThat(scene.nothingAsked()).isTrue();
    }

    @Test
    void anIdThatLooksLikeAPrefixComesBackAsItWas() {
        CollectingClient a = scene.client("a");
        a.send("{'id':'~1~x','method':'process/kill','params':{'processHandle':'h'}}");
        scene.say("{'error':{'code':-32600,'message':'no ~1~h'},'id':" + Scene.idOf(scene.asked()) + "}");
        assertThat(a.received())
                .containsExactly("{'error':{'code':-32600,'message':'no h'},'id':'~1~x'}");
    }
}
