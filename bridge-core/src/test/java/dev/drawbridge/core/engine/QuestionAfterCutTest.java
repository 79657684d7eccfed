package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.engine.Audience.Manner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes back knows which questions are open. */
final class QuestionAfterCutTest {
    private static final String SNAPSHOT = "{'thread':{'id':'" + THREAD + "','turns':[]}}";

    private final Scene scene = Scene.greeted();
    private final Audience desk = joined(new Audience(scene, Manner.PLAIN));
    private final Audience phone = joined(new Audience(scene, Manner.SEQUENCED));

    private Audience joined(Audience audience) {
        audience.client()
                .send(audience.request("thread/resume", "{'threadId':'" + THREAD + "','excludeTurns':true}"));
        scene.answer(scene.asked(), SNAPSHOT);
        audience.listen();
        return audience;
    }

    private void ask(String more) {
        scene.say("{'method':'item/commandExecution/requestApproval','id':7,'params':{'threadId':'" + THREAD
                + "','itemId':'i'" + more + "}}");
    }

    private Audience back() {
        Audience again = new Audience(scene, Manner.SEQUENCED, phone.knows());
        again.goOn(scene, List.of(THREAD));
        again.listen();
        return again;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'additionalPermissions':{'network':true}"})
    void itIsAskedWhatWasAskedMeanwhile(String more) {
        phone.client().vanish();
        ask(more);
        desk.listen();
        back().assertKnowsWhat(desk, THREAD);
        assertThat(desk.knows().thread(THREAD).transcript()).hasSize(1);
    }

    @Test
    void itIsReminded() {
        ask("");
        desk.listen();
        phone.listen();
        phone.client().vanish();
        Audience again = back();
        again.assertKnowsWhat(desk, THREAD);
        assertThat(again.knows().standing(THREAD)).doesNotHaveDuplicates();
    }

    @Test
    void itIsAskedWhatTheSnapshotWasFollowedByWhenItWasCut() {
        ask("");
        desk.listen();
        phone.listen();
        phone.client().send(phone.request("thread/resume", "{'threadId':'" + THREAD + "'}"));
        scene.answer(scene.asked(), SNAPSHOT);
        phone.listen();
        ask("");
        phone.client().vanish();
        back().assertKnowsWhat(desk, THREAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'additionalPermissions':{'network':true}"})
    void itLearnsThatAQuestionWentWithItsAgent(String more) {
        ask(more);
        phone.listen();
        phone.client().vanish();
        scene.restart();
        desk.listen();
        scene.answer(scene.asked(), SNAPSHOT);
        scene.written().stream().filter(each -> each.contains("'thread/turns/list'"))
                .forEach(check -> scene.answer(check, "{'data':[]}"));
        Audience again = back();
        assertThat(desk.knows().thread(THREAD).transcript()).isEmpty();
        assertThat(again.knows().thread(THREAD).transcript()).isEmpty();
    }
}
