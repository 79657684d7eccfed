package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.engine.Audience.Manner;
import org.junit.jupiter.api.Test;

/** What becomes of a turn whose agent dies. */
final class AgentDeathTest {
    private final Scene scene = Scene.greeted();
    private final Audience audience = new Audience(scene, Manner.SEQUENCED);

    AgentDeathTest() {
        scene.resume(audience.client(), THREAD);
        scene.answer(scene.asked(), "{'thread':{'id':'" + THREAD + "','turns':[]}}");
        scene.say(Scene.status(THREAD, "active"), turn("turn/started", "a", "inProgress"));
    }

    private static String turn(String method, String id, String status) {
        return "{'method':'" + method + "','params':{'threadId':'" + THREAD + "','turn':{'id':'" + id
                + "','status':'" + status + "','error':null}}}";
    }

    @Test
    void theTurnIsInterrupted() {
        scene.restart();
        audience.listen();
        assertThat(audience.knows().thread(THREAD).transcript()).containsExactly("turn a interrupted null");
    }

    @Test
    void theTurnBeforeIsNot() {
        scene.say(turn("turn/completed", "a", "completed"), Scene.status(THREAD, "idle"),
                Scene.status(THREAD, "active"));
        scene.restart();
        audience.listen();
        assertThat(audience.knows().surprises()).isEmpty();
        assertThat(audience.knows().thread(THREAD).transcript()).containsExactly("turn a completed null");
    }
}
