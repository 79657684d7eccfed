package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients that know of bridges are told of their agent. */
final class AgentStatusTest {
    private final Scene scene = Scene.greeted();
    private final CollectingClient aware = CollectingClient.aware(scene.engine);

    private static String status(String rest) {
        return "{'jsonrpc':'2.0','method':'bridge/agent/status','params':{'agent':'fake'," + rest
                + ",'warnings':[]}}";
    }

    @Test
    void theyAreToldOfEachChange() {
        CollectingClient plain = scene.client("a");
        scene.life().die("killed\nlast words");
        long until = scene.engine.agents().getFirst().nextAttemptAtMs().orElseThrow();
        scene.later.remove().run();
        scene.greet();
        assertThat(aware.received()).containsExactly(
                status("'state':'restarting','version':'1','sentence':'killed','restarts':0,'nextAttemptAtMs':"
                        + until),
                status("'state':'restarting','version':'1','sentence':'killed','restarts':1"),
                status("'state':'ready','version':'1','restarts':1"));
        assertThat(plain.received()).isEmpty();
    }

    @Test
    void theyAreToldThatItIsGivenUpAndThatTheBridgeEnds() {
        for (int i = 0; i < 9; i++) {
            scene.restart();
        }
        aware.received();
        scene.life().die("killed");
        scene.engine.close();
        List<String> told = aware.received().stream()
                .filter(message -> message.contains("'bridge/agent/status'")).toList();
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).contains("'state':'failed'", "'restarts':9");
        assertThat(told.getLast()).contains("'state':'stopped'");
    }

    @Test
    void whoComesMeanwhileIsToldToo() {
        scene.life().die("killed");
        CollectingClient late = new CollectingClient(scene.engine);
        late.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'},"
                + "'capabilities':{'bridge':{}}}}");
        assertThat(late.received().getLast()).contains("'bridge/agent/status'", "'state':'restarting'");
        scene.later.remove().run();
        scene.greet();
        CollectingClient later = new CollectingClient(scene.engine);
        later.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'},"
                + "'capabilities':{'bridge':{}}}}");
        assertThat(later.received()).hasSize(1);
    }
}
