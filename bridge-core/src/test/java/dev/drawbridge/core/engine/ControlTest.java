package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.message.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlTest {
    private final Scene scene = Scene.greeted();
    private final CollectingClient client = scene.client("a");

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "-1", "'one'", "'\\u0041/'"})
    void aCallIsAnsweredUnderItsIdByteForByteAndTheAgentNeverHearsOfIt(String id) {
        client.send("{'id':" + id + ",'method':'bridge/do','params':{'a':1}}");
        ControlCall call = scene.control.calls.remove();
        assertThat(call.method()).isEqualTo("bridge/do");
        assertThat(call.params()).contains("{\"a\":1}");
        call.answer("{}");
        assertThat(client.received()).containsExactly("{'id':" + id + ",'result':{}}");
        assertThat(scene.nothingAsked()).isTrue();
    }

    @Test
    void anEscapedNameIsStillTheBridges() {
        client.send("{'id':1,'method':'bridge\\/do'}");
        assertThat(scene.control.calls.remove().method()).isEqualTo("bridge/do");
        assertThat(scene.nothingAsked()).isTrue();
    }

    @Test
    void aClientWithVersionsGetsThem() {
        client.send("{'jsonrpc':'2.0','id':1,'method':'bridge/do'}");
        scene.control.calls.remove().answer("{}");
        assertThat(client.received()).containsExactly("{'jsonrpc':'2.0','id':1,'result':{}}");
    }

    @Test
    void aProblemIsToldWithWhereTheLogHasMore() {
        client.send("{'id':1,'method':'bridge/do'}");
        scene.control.calls.remove().fail(Problem.of(ErrorCode.INVALID_PARAMS, "no"));
        client.send("{'id':2,'method':'bridge/do'}");
        scene.control.calls.remove()
                .fail(new Problem(ErrorCode.INTERNAL_ERROR, "oh", Optional.of("c1")));
        assertThat(client.received()).containsExactly("{'error':{'code':-32602,'message':'no'},'id':1}",
                "{'error':{'code':-32603,'message':'oh','data':{'correlationId':'c1'}},'id':2}");
    }

    @Test
    void aCallIsAnsweredOnce() {
        client.send("{'id':1,'method':'bridge/do'}");
        ControlCall call = scene.control.calls.remove();
        call.answer("{}");
        call.answer("{}");
        call.fail(Problem.of(ErrorCode.INVALID_PARAMS, "no"));
        assertThat(client.received()).containsExactly("{'id':1,'result':{}}");
    }

    @Test
    void notificationsAreNoCalls() {
        client.send("{'method':'bridge/do'}");
        assertThat(scene.control.calls).isEmpty();
        assertThat(client.received()).isEmpty();
    }

    @Test
    void nobodyIsServedBeforeTheHandshake() {
        CollectingClient stranger = new CollectingClient(scene.engine);
        stranger.send("{'id':1,'method':'bridge/do'}");
        assertThat(stranger.received())
                .containsExactly("{'error':{'code':-32600,'message':'Not initialized'},'id':1}");
        assertThat(scene.control.calls).isEmpty();
    }

    @Test
    void whatIsToBeDoneAfterwardsComesRightBehindTheAnswer() {
        scene.join(client, THREAD);
        client.send("{'id':1,'method':'bridge/do'}");
        ControlCall call = scene.control.calls.remove();
        call.afterwards(() -> call.caller().say("{}".getBytes(StandardCharsets.UTF_8)));
        scene.say(event(THREAD, "turn/started"));
        call.answer("1");
        scene.say(event(THREAD, "turn/completed"));
        assertThat(client.received()).containsExactly(event(THREAD, "turn/started"),
                "{'id':1,'result':1}", "{}", event(THREAD, "turn/completed"));
    }

    @Test
    void nothingIsDoneAfterwardsForWhoHasLeftOrWasRefused() {
        client.send("{'id':1,'method':'bridge/do'}");
        ControlCall refused = scene.control.calls.remove();
        refused.afterwards(() -> {
            throw new AssertionError("done for a call that has failed");
        });
        refused.fail(Problem.of(ErrorCode.INVALID_PARAMS, "no"));
        client.send("{'id':2,'method':'bridge/do'}");
        ControlCall left = scene.control.calls.remove();
        left.afterwards(() -> {
            throw new AssertionError("done for a client that has left");
        });
        client.vanish();
        left.answer("{}");
        assertThat(client.received()).isEmpty();
    }

    @Test
    void moreThanSixtyFourCallsAtOnceAreRefusedUntilOneIsAnswered() {
        IntStream.range(0, 65).forEach(i -> client.send("{'id':" + i + ",'method':'bridge/do'}"));
        assertThat(client.received()).containsExactly(
                "{'error':{'code':-32001,'message':'Server overloaded; retry later.'},'id':64}");
        assertThat(scene.control.calls).hasSize(64);
        CollectingClient other = scene.client("b");
        other.send("{'id':0,'method':'bridge/do'}");
        scene.control.calls.remove().answer("{}");
        client.received();
        client.send("{'id':65,'method':'bridge/do'}");
        assertThat(client.received()).isEmpty();
        assertThat(scene.control.calls).hasSize(65);
    }

    @Test
    void paramsThatAreTooLongToBeKeptAreRefused() {
        client.send("{'id':1,'method':'bridge/do','params':{'a':'" + "x".repeat(1 << 20) + "'}}");
        assertThat(client.received()).singleElement().asString().contains("'code':-32602");
        assertThat(scene.control.calls).isEmpty();
    }
}
