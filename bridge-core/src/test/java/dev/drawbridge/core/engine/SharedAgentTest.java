package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.OTHER;
import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.approval;
import static dev.drawbridge.core.engine.Scene.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.partners.wire.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of threads, turns and questions when the link to an agent is lost that others use too. */
final class SharedAgentTest {
    private static final String ACTIVE = "{'type':'active','activeFlags':[]}";
    private static final String WAITING = "{'type':'active','activeFlags':['waitingOnApproval']}";
    private static final String IDLE = "{'type':'idle'}";

    private final Scene scene = Scene.shared();
    private final CollectingClient client = scene.client("a");

    @BeforeEach
    void joinARunningTurn() {
        scene.join(client, THREAD);
        scene.answer(last("thread/turns/list"), "{'data':[]}");
        scene.say(status(THREAD, "active"), turn("turn/started", "t1", "inProgress"),
                item("item/started", "i1"),
                item("item/completed", "i1"), item("item/started", "i2"));
        client.received();
    }

    private static String turn(String method, String id, String status) {
        return "{'method':'" + method + "','params':{'threadId':'" + THREAD + "','turn':{'id':'" + id
                + "','status':'" + status + "'}}}";
    }

    private static String item(String method, String id) {
        return "{'method':'" + method + "','params':{'threadId':'" + THREAD
                + "','turnId':'t1','item':{'id':'" + id + "','type':'agentMessage'}}}";
    }

    private static String found(String status, String... turns) {
        return "{'thread':{'id':'" + THREAD + "','status':" + status + "},'initialTurnsPage':{'data':["
                + String.join(",", turns) + "]}}";
    }

    private static String page(String turn, String status, String... items) {
        return "{'id':'" + turn + "','status':'" + status + "','items':["
                + String.join(",", List.of(items).stream()
                        .map(item -> "{'id':'" + item + "','type':'agentMessage','startedAtMs':1"
                                + ",'completedAtMs':2}")
                        .toList())
                + "]}";
    }

    private String last(String method) {
        return scene.written().stream().filter(each -> each.contains("'" + method + "'")).toList().getLast();
    }

    /** The link is lost and made again; returns how the thread is asked for. */
    private String relink() {
        scene.restart();
        assertThat(client.received()).isEmpty();
        return last("thread/resume");
    }

    /** What the client was told, in short. */
    private List<String> told() {
        return client.received().stream().map(each -> Json.parse(each.replace('\'', '"')))
                .map(message -> String.join(" ", message.path("method").asText(),
                        message.at("/params/turn/id").asText() + message.at("/params/item/id").asText()
                                + message.at("/params/requestId").asText(),
                        message.at("/params/turn/status").asText()).strip())
                .toList();
    }

    @Test
    void whatWasMissedIsToldOnceTheLinkIsMadeAgain() {
        scene.answer(relink(),
                found(IDLE, page("t2", "failed", "i4"), page("t1", "completed", "i1", "i2", "i3"),
                        page("t0", "completed", "i0")));
        assertThat(told()).containsExactly("item/completed i2", "item/started i3", "item/completed i3",
                "turn/completed t1 completed", "turn/started t2 inProgress", "item/started i4",
                "item/completed i4", "turn/completed t2 failed", "thread/status/changed");
    }

    @Test
    void aTurnThatStillRunsIsNotEnded() {
        scene.answer(relink(), found(ACTIVE, page("t1", "inProgress", "i1")));
        assertThat(told()).containsExactly("thread/status/changed");
        scene.say(turn("turn/completed", "t1", "completed"));
        assertThat(told()).containsExactly("turn/completed t1 completed");
    }

    @Test
    void aTurnThatTheAgentHasLostIsInterrupted() {
        scene.answer(relink(), found(IDLE, page("t0", "completed", "i0")));
        assertThat(told()).containsExactly("turn/completed t1 interrupted", "thread/status/changed");
    }

    @Test
    void aThreadThatCannotBeFollowedAgainIsClosedAndItsTurnIsOver() {
        scene.fail(relink());
        assertThat(told()).containsExactly("turn/completed t1 interrupted", "thread/closed");
    }

    @Test
    void twoLossesInARowAreNoDifferent() {
        scene.life().die("cut");
        scene.later.remove().run();
        scene.restart();
        scene.answer(last("thread/resume"), found(IDLE, page("t1", "completed", "i1", "i2")));
        assertThat(told()).containsExactly("item/completed i2", "turn/completed t1 completed",
                "thread/status/changed");
    }

    private List<String> decisions() {
        return scene.written().stream().filter(each -> each.contains("'decision'")).toList();
    }

    @Test
    void aQuestionThatIsAskedAgainKeepsItsName() {
        scene.say(approval(THREAD, 7));
        assertThat(told()).hasSize(1);
        scene.answer(relink(), found(WAITING, page("t1", "inProgress", "i1")));
        scene.say(approval(THREAD, 7));
        assertThat(told()).containsExactly("thread/status/changed");
        client.send("{'id':0,'result':{'decision':'accept'}}");
        assertThat(decisions()).containsExactly("{'id':7,'result':{'decision':'accept'}}");
    }

    @Test
    void anAnswerThatDidNotReachTheAgentIsGivenWhenItAsksAgain() {
        scene.say(approval(THREAD, 7), approval(THREAD, 8));
        assertThat(told()).hasSize(2);
        client.send("{'id':0,'result':{'decision':'accept'}}");
        assertThat(decisions()).hasSize(1);
        scene.life().die("cut");
        client.send("{'id':1,'result':{'decision':'decline'}}");
        scene.later.remove().run();
        scene.greet();
        scene.answer(last("thread/resume"), found(WAITING, page("t1", "inProgress", "i1")));
        assertThat(decisions()).isEmpty();
        scene.say(approval(THREAD, 7), approval(THREAD, 8));
        assertThat(decisions()).containsExactly("{'id':7,'result':{'decision':'accept'}}",
                "{'id':8,'result':{'decision':'decline'}}");
        assertThat(told()).containsExactly("thread/status/changed");
    }

    @Test
    void anAnswerWaitsUntilTheAgentHasAskedAgain() {
        scene.say(approval(THREAD, 7));
        assertThat(told()).hasSize(1);
        String resume = relink();
        client.send("{'id':0,'result':{'decision':'accept'}}");
        assertThat(decisions()).isEmpty();
        scene.answer(resume, found(WAITING, page("t1", "inProgress", "i1")));
        assertThat(decisions()).isEmpty();
        scene.say(approval(THREAD, 7));
        assertThat(decisions()).containsExactly("{'id':7,'result':{'decision':'accept'}}");
    }

    @Test
    void aQuestionThatIsNotAskedAgainIsRetired() {
        scene.say(approval(THREAD, 7));
        assertThat(told()).hasSize(1);
        scene.answer(relink(), found(ACTIVE, page("t1", "inProgress", "i1")));
        assertThat(told()).contains("serverRequest/resolved 0");
    }

    @Test
    void anotherQuestionUnderTheSameIdIsAnotherQuestion() {
        scene.say(approval(THREAD, 0));
        assertThat(told()).hasSize(1);
        scene.answer(relink(), found(WAITING, page("t1", "inProgress", "i1")));
        scene.say(approval(THREAD, 0).replace("'itemId':'i'", "'itemId':'j'"));
        List<String> received = client.received();
        assertThat(received).anyMatch(each -> each.contains("'requestId':0"));
        assertThat(received).last().asString().contains("'id':1,", "'itemId':'j'");
    }

    @Test
    void aThreadThatAnotherProgramMakesActiveIsFollowedUntilItIsIdle() {
        scene.say(status(OTHER, "active"));
        String resume = last("thread/resume");
        assertThat(resume).contains(OTHER);
        scene.answer(resume, "{'thread':{'id':'" + OTHER + "','status':" + ACTIVE + "}}");
        scene.say("{'method':'thread/goal/cleared','params':{'threadId':'" + OTHER + "'}}",
                Scene.event(OTHER, "item/started"), approval(OTHER, 3));
        assertThat(told()).containsExactly("thread/status/changed");
        scene.say(status(OTHER, "idle"));
        assertThat(last("thread/unsubscribe")).contains(OTHER);
    }

    @Test
    void aThreadThatCannotBeFollowedYetIsTriedAgain() {
        scene.say(status(OTHER, "active"));
        scene.fail(last("thread/resume"));
        scene.say(status(OTHER, "active"));
        assertThat(scene.written())
                .filteredOn(each -> each.contains("'thread/resume'") && each.contains(OTHER))
                .hasSize(2);
    }

    @Test
    void whatIsActiveWhenTheLinkIsMadeIsFollowed() {
        scene.restart();
        scene.answer(last("thread/loaded/list"), "{'data':['" + OTHER + "']}");
        scene.answer(last("thread/read"), "{'thread':{'id':'" + OTHER + "','status':" + ACTIVE + "}}");
        assertThat(last("thread/resume")).contains(OTHER);
    }

    @Test
    void whatNobodyHereCanAnswerIsLeftToOthers() {
        scene.say(status(OTHER, "active"));
        scene.answer(last("thread/resume"), "{'thread':{'id':'" + OTHER + "','status':" + ACTIVE + "}}");
        client.vanish();
        scene.say("{'method':'account/chatgptAuthTokens/refresh','id':9,'params':{}}",
                "{'method':'currentTime/read','id':10,'params':{'threadId':'" + OTHER + "'}}");
        assertThat(scene.written()).noneMatch(each -> each.contains("'error'"));
    }
}
