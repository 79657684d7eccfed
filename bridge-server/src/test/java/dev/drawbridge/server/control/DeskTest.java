package dev.drawbridge.server.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.engine.Backoff;
import dev.drawbridge.core.engine.Engine;
import dev.drawbridge.core.engine.Shelves;
import dev.drawbridge.core.engine.Supervised;
import dev.drawbridge.core.engine.Supervision;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.log.Log;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class DeskTest {
    enum Size {
        SMALL, VERY_LARGE
    }

    record Place(String name, long distance) {
        Place {
            if (distance > 1000) {
                throw new Declined(ErrorCode.INVALID_PARAMS, "Invalid params: that is too far");
            }
        }
    }

    record Order(String dish, boolean hot, int count, Optional<Size> size, List<Place> places) {}

    record Receipt(String text) {}

    public interface Kitchen {
        @BridgeMethod("bridge/kitchen/order")
        Receipt order(Order order);

        @BridgeMethod("bridge/kitchen/who")
        Receipt who();

        @BridgeMethod("bridge/kitchen/fail")
        Receipt fail(Receipt how) throws Exception;
    }

    private record Cook(long number) implements Kitchen {
        @Override
        public Receipt order(Order order) {
            return new Receipt(order.toString());
        }

        @Override
        public Receipt who() {
            return new Receipt("client " + number);
        }

        @Override
        public Receipt fail(Receipt how) throws Exception {
            switch (how.text()) {
                case "declined" -> throw new Declined(ErrorCode.OVERLOADED, "The kitchen is closed");
                case "checked" -> throw new Exception("secret");
                case "json" -> throw new com.fasterxml.jackson.core.JsonParseException(null, "secret");
                default -> throw new StackOverflowError("secret");
            }
        }
    }

    private final Engine engine = new Engine(
            List.of(new Supervised(new DemoAgent(Pace.ofTheClock()), Supervision.usual(
                    new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), new SplittableRandom(1))))),
            new BridgeIdentity("1", "e", List.of()), Catalog.codex(), (pause, work) -> {},
            new Logs(Catalog.codex(), Journal.none("a test"), (pause, work) -> {}, 1 << 20),
            new Desk(() -> List.of(new Service<Kitchen>(Kitchen.class, call -> new Cook(call.number()))),
                    () -> "c-1"),
            Shelves.inMemory(InstantSource.system()), /* approvalTimeout= */ Optional.empty(),
            InstantSource.system());

    @BeforeEach
    void start() throws AgentUnavailable {
        engine.start();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private String answer(String request) {
        Caller caller = new Caller(engine);
        caller.send(request);
        return caller.next();
    }

    private String order(String params) {
        return answer("{'id':1,'method':'bridge/kitchen/order','params':" + params + "}");
    }

    @Test
    void paramsAreTheMembersOfTheRecordAndOthersAreIgnored() {
        assertThat(order("{'dish':'ä','hot':true,'count':2,'size':'veryLarge','later':{},"
                + "'places':[{'name':'n','distance':7,'later':[]}]}"))
                .isEqualTo("{'id':1,'result':{'text':'Order[dish=ä, hot=true, count=2, "
                        + "size=Optional[VERY_LARGE], places=[Place[name=n, distance=7]]]'}}");
        assertThat(order("{'dish':'','hot':false,'count':0,'size':null,'places':[]}"))
                .contains("size=Optional.empty");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | dish is missing: it must be a string", "null | dish is missing: it must be a string",
        "{'dish':null} | dish is missing: it must be a string", "{'dish':5} | dish must be a string",
        "{'dish':'','hot':'true'} | hot must be true or false",
        "{'dish':'','hot':true,'count':'5'} | count must be an integer",
        "{'dish':'','hot':true,'count':1.0} | count must be an integer",
        "{'dish':'','hot':true,'count':3000000000} | count must be an integer",
        "{'dish':'','hot':true,'count':1,'size':'huge','places':[]} | size must be one of small, veryLarge",
        "{'dish':'','hot':true,'count':1,'size':0,'places':[]} | size must be one of small, veryLarge",
        "{'dish':'','hot':true,'count':1} | places is missing: it must be an array",
        "{'dish':'','hot':true,'count':1,'places':{}} | places must be an array",
        "{'dish':'','hot':true,'count':1,'places':[7]} | places[0] must be an object",
        "{'dish':'','hot':true,'count':1,'places':[{'name':'','distance':1},{'name':''}]} | places[1].distance is missing: it must be an integer",
        "{'dish':'','hot':true,'count':1,'places':[{'name':'','distance':99999999999999999999}]} | places[0].distance must be an integer",
        "{'dish':'','hot':true,'count':1,'places':[{'name':'','distance':1001}]} | that is too far",
        "['x'] | give an object, params by name", "7 | give an object, params by name"})
    void whatDoesNotFitIsNamed(String params, String mistake) {
        assertThat(order(params)).isEqualTo(
                "{'error':{'code':-32602,'message':'Invalid params: " + mistake + "'},'id':1}");
    }

    @Test
    void aNumberThatNobodyCouldReadIsRefused() {
        assertThat(order("{'dish':" + "9".repeat(2000) + "}")).isEqualTo(
                "{'error':{'code':-32602,'message':'Invalid params: a number or string is too long'},'id':1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'params':{}", ",'params':null", ",'params':{'later':1}"})
    void eachCallIsServedForItsCaller(String params) {
        Caller first = new Caller(engine);
        Caller second = new Caller(engine);
        second.send("{'id':'x','method':'bridge/kitchen/who'" + params + "}");
        first.send("{'id':99999999999999999999,'method':'bridge/kitchen/who'" + params + "}");
        assertThat(first.next()).isEqualTo("{'id':99999999999999999999,'result':{'text':'client 1'}}");
        assertThat(second.next()).isEqualTo("{'id':'x','result':{'text':'client 2'}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridge/nope", "bridge/", "bridge/order", "bridge/kitchen/order/"})
    void whatIsNotThereIsAnsweredWithWhereToLook(String method) {
        assertThat(answer("{'id':1,'method':'" + method + "'}")).isEqualTo("{'error':{'code':-32601,"
                + "'message':'The bridge has no such method; bridge/info tells what it can do'},'id':1}");
    }

    @Test
    void aRefusalIsToldAsItIs() {
        assertThat(answer("{'id':1,'method':'bridge/kitchen/fail','params':{'text':'declined'}}")).isEqualTo(
                "{'error':{'code':-32001,'message':'The kitchen is closed'},'id':1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"checked", "json", "error"})
    void ofAFailureTheCallerLearnsOnlyWhereTheLogTellsIt(String how, Log log) {
        log.expect("bridge/kitchen/fail has failed, correlationId c-1");
        assertThat(answer("{'id':1,'method':'bridge/kitchen/fail','params':{'text':'" + how + "'}}"))
                .isEqualTo("{'error':{'code':-32603,'message':'Internal error: the bridge's log has the "
                        + "reason under this correlationId','data':{'correlationId':'c-1'}},'id':1}");
        assertThat(log.lines()).contains("ERROR bridge/kitchen/fail has failed, correlationId c-1");
    }

    public interface Nameless {
        Receipt order();
    }

    public interface Greedy {
        @BridgeMethod("bridge/greedy")
        Receipt order(Receipt first, Receipt second);
    }

    interface Hidden {
        @BridgeMethod("bridge/hidden")
        Receipt order();
    }

    @Test
    void servicesWhoseMethodsCannotBeCalledAreRefused() {
        assertThatThrownBy(() -> new Methods(
                List.of(new Service<Nameless>(Nameless.class, call -> () -> new Receipt("")))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Methods(
                List.of(new Service<Greedy>(Greedy.class, call -> (first, second) -> first))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Methods(
                List.of(new Service<Hidden>(Hidden.class, call -> () -> new Receipt("")))))
                .isInstanceOf(IllegalArgumentException.class);
        Service<Kitchen> kitchen = new Service<>(Kitchen.class, call -> new Cook(0));
        assertThatThrownBy(() -> new Methods(List.of(kitchen, kitchen)))
                .hasMessageContaining("there are two of bridge/kitchen/");
    }
}
