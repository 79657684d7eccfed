package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.AgentService;
import dev.drawbridge.protocol.bridge.AgentState;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.RestartParams;
import dev.drawbridge.protocol.bridge.RestartResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** An agent that dies again and again. */
@Timeout(60)
final class GivingUpTest {
    private static final String TURN = "{'id':'turn','method':'turn/start','params':{'threadId':'" + THREAD
            + "','input':[]}}";
    private static final String GIVEN_UP = "fake has died 10 times within 10 minutes, the last time because: killed."
            + " See the bridge's log, then call bridge/agent/restart";

    private final Scene scene = Scene.greeted();

    private AgentInfo agent() {
        return scene.engine.agents().getFirst();
    }

    private void die(int times) {
        for (int i = 0; i < times; i++) {
            scene.restart();
        }
    }

    /** The agent has died ten times. */
    private void giveUp() {
        die(9);
        scene.life().die("killed");
    }

    private AgentService care() {
        CollectingClient client = scene.client("carer");
        client.send("{'id':'care','method':'bridge/agent/restart'}");
        return scene.engine.care(scene.control.calls.remove());
    }

    private CompletableFuture<RestartResult> restart() {
        CompletableFuture<RestartResult> result = CompletableFuture.supplyAsync(
                () -> care().restart(new RestartParams("fake")),
                task -> Thread.ofVirtual().start(task));
        await().atMost(Duration.ofSeconds(10)).until(() -> !scene.later.isEmpty() || result.isDone());
        return result.orTimeout(10, TimeUnit.SECONDS);
    }

    @Test
    void afterTenDeathsWithinTenMinutesItIsLeftDead() {
        giveUp();
        assertThat(scene.later).isEmpty();
        assertThat(scene.agent.lives()).hasSize(10);
        assertThat(agent().state()).isEqualTo(AgentState.FAILED);
        assertThat(agent().sentence()).contains(GIVEN_UP);
        assertThat(agent().restarts()).isEqualTo(9);
    }

    @Test
    void theLogSaysSoOnceAndWhatToDo() {
        Logger logger = (Logger) LoggerFactory.getLogger(Supervisor.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);
        giveUp();
        logger.detachAppender(said);
        assertThat(said.list).filteredOn(event -> event.getLevel() == Level.ERROR)
                .extracting(ILoggingEvent::getFormattedMessage).singleElement().asString()
                .startsWith("fake has died 10 times within 10 minutes, the last time because: killed.")
                .contains("bridge/agent/restart");
    }

    @Test
    void anAgentOfAnotherNameCannotBeRestarted() {
        assertThatThrownBy(() -> care().restart(new RestartParams("pi")))
                .isInstanceOf(Declined.class).hasMessageContaining("bridge/info");
    }

    @Test
    void deathsOfLongAgoAreForgotten() {
        for (int i = 0; i < 30; i++) {
            scene.now = scene.now.plusSeconds(67);
            scene.restart();
        }
        assertThat(agent().state()).isEqualTo(AgentState.READY);
    }

    @Test
    void anAgentThatCannotBeStartedDiesEachTime() {
        scene.agent.unavailable("it is not installed any more");
        scene.life().die("killed");
        for (int i = 0; i < 9; i++) {
            scene.later.remove().run();
        }
        assertThat(scene.later).isEmpty();
        assertThat(agent().sentence()).get().asString().contains("because: it is not installed any more");
    }

    @ParameterizedTest
    @ValueSource(strings = {TURN,
        "{'id':'turn','method':'thread/resume','params':{'threadId':'" + THREAD + "'}}",
        "{'id':'turn','method':'thread/unsubscribe','params':{'threadId':'" + THREAD + "'}}",
        "{'id':'turn','method':'thread/list','params':{}}", "{'id':'turn','method':'what/ever','params':{}}",
        "{'id':'turn','method':'turn/start','params':{'threadId':'" + THREAD
                + "','input':[],'clientUserMessageId':'m'}}"})
    void whatNeedsItIsRefusedAtOnce(String request) {
        CollectingClient client = scene.client("a");
        scene.join(client, THREAD);
        giveUp();
        client.received();
        client.send(request);
        assertThat(client.received())
                .containsExactly("{'error':{'code':-32006,'message':'" + GIVEN_UP.replace('\'', '"')
                        .replace('"', '\'') + "'},'id':'turn'}");
    }

    @Test
    void whatWaitedForTheNextLifeIsRefusedWhenThereIsNone() {
        CollectingClient client = scene.client("a");
        die(8);
        scene.life().die("killed");
        client.send(TURN);
        assertThat(client.received()).isEmpty();
        scene.agent.unavailable("gone");
        scene.later.remove().run();
        assertThat(client.received()).singleElement().asString().contains("'code':-32006", "because: gone");
    }

    @Test
    void whoComesThenIsGreetedAndToldAndRefused() {
        giveUp();
        CollectingClient client = new CollectingClient(scene.engine);
        client.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'},"
                + "'capabilities':{'bridge':{}}}}");
        client.send(TURN);
        assertThat(client.received()).satisfiesExactly(
                greeting -> assertThat(greeting).contains("'userAgent'"),
                status -> assertThat(status).contains("'method':'bridge/agent/status'", "'state':'failed'",
                        "'sentence':'fake has died 10 times"),
                refusal -> assertThat(refusal).contains("'code':-32006"));
    }

    @Test
    void whoHasWaitedForAnAgentThatNeverLivesIsRefused() {
        Scene unborn = Scene.begun();
        CollectingClient client = new CollectingClient(unborn.engine);
        client.send("{'id':0,'method':'initialize','params':{}}");
        assertThat(client.received()).isEmpty();
        unborn.life().die("killed");
        client.send("{'id':1,'method':'initialize','params':{}}");
        assertThat(client.received()).hasSize(2)
                .allSatisfy(answer -> assertThat(answer).contains("'code':-32006"));
    }

    @Test
    void aRestartBringsItBackWithItsDeathsForgiven() {
        CollectingClient client = scene.client("a");
        scene.join(client, THREAD);
        giveUp();
        client.received();
        CompletableFuture<RestartResult> result = restart();
        scene.later.remove().run();
        assertThat(result).isNotDone();
        client.send(TURN);
        assertThat(client.received()).as("it waits again").isEmpty();
        scene.greet();
        assertThat(result.join().agent()).isEqualTo(agent());
        assertThat(agent().state()).isEqualTo(AgentState.READY);
        assertThat(agent().sentence()).isEmpty();
        scene.answer(scene.asked(), Scene.snapshot(THREAD));
        die(9);
        assertThat(agent().state()).isEqualTo(AgentState.READY);
    }

    @Test
    void aRestartAnswersHowItFailed() {
        giveUp();
        CompletableFuture<RestartResult> result = restart();
        scene.later.remove().run();
        scene.life().die("killed once more");
        assertThat(result.join().agent().state()).isEqualTo(AgentState.RESTARTING);
        assertThat(agent().sentence()).contains("killed once more");
        assertThat(agent().nextAttemptAtMs()).isPresent();
    }

    @Test
    void aRestartDoesNotWaitForTheBackOffWhichThenDoesNothing() {
        scene.life().die("killed");
        CompletableFuture<RestartResult> result = restart();
        Runnable backOff = scene.later.remove();
        await().atMost(Duration.ofSeconds(10)).until(() -> !scene.later.isEmpty());
        scene.later.remove().run();
        backOff.run();
        assertThat(scene.agent.lives()).hasSize(2);
        scene.greet();
        assertThat(result.join().agent().restarts()).isEqualTo(1);
    }

    @Test
    void aRestartOfAnAgentThatLivesEndsItFirst() {
        CollectingClient client = scene.client("a");
        client.send(TURN);
        CompletableFuture<RestartResult> result = restart();
        scene.later.remove().run();
        assertThat(scene.agent.lives().getFirst().isClosed()).isTrue();
        assertThat(client.received()).singleElement().asString().contains("'code':-32003");
        assertThat(agent().sentence()).contains("it was restarted, since a client wanted that");
        scene.later.remove().run();
        scene.greet();
        assertThat(result.join().agent().state()).isEqualTo(AgentState.READY);
        die(9);
        assertThat(agent().state()).as("that was no death").isEqualTo(AgentState.READY);
    }

    @Test
    void twoWhoWantARestartGetOne() throws Exception {
        giveUp();
        CompletableFuture<RestartResult> first = restart();
        scene.later.remove().run();
        FutureTask<RestartResult> second = new FutureTask<>(
                () -> care().restart(new RestartParams("fake")));
        Thread waiting = Thread.ofVirtual().start(second);
        await().atMost(Duration.ofSeconds(10)).until(() -> waiting.getState() == Thread.State.WAITING);
        scene.greet();
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(first.join());
        assertThat(scene.agent.lives()).hasSize(11);
        assertThat(scene.later).isEmpty();
    }
}
