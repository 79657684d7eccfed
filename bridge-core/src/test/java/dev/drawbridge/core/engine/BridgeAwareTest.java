package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.AgentState;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bridge says of itself and its agent. */
final class BridgeAwareTest {
    private final Scene scene = Scene.begun();

    private String initialize(String capabilities) {
        CollectingClient client = new CollectingClient(scene.engine);
        client.send("{'id':1,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'}"
                + capabilities + "}}");
        return client.received().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'later':1}"})
    void whoKnowsOfBridgesIsToldWhichOneThisIs(String bridge) {
        scene.greet();
        assertThat(initialize(",'capabilities':{'bridge':" + bridge + "}")).isEqualTo(
                "{'id':1,'result':{'userAgent':'a/1 x (a; 1)',"
                        + "'bridge':{'version':'0.1','epoch':'an-epoch','features':['info']}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'capabilities':null", ",'capabilities':{}",
        ",'capabilities':{'bridge':null}"})
    void whoDoesNotIsToldWhatTheAgentTells(String capabilities) {
        scene.greet();
        assertThat(initialize(capabilities))
                .isEqualTo("{'id':1,'result':{'userAgent':'a/1 x (a; 1)'}}");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {"true,boolean `true`", "1,integer `1`", "'x',string 'x'",
        "[],sequence"})
    void whatIsNoObjectIsRefused(String bridge, String described) {
        scene.greet();
        assertThat(initialize(",'capabilities':{'bridge':" + bridge + "}").replace("\\", "")).isEqualTo(
                "{'error':{'code':-32600,'message':'Invalid request: invalid type: " + described
                        + ", expected a map'},'id':1}");
    }

    @Test
    void theAgentsStateAndVersionAreKnown() {
        assertThat(scene.engine.agents()).containsExactly(agent(AgentState.STARTING, Optional.empty()));
        scene.greet();
        assertThat(scene.engine.agents()).containsExactly(agent(AgentState.READY, Optional.of("1")));
        scene.engine.close();
        assertThat(scene.engine.agents()).containsExactly(agent(AgentState.STOPPED, Optional.of("1")));
    }

    @Test
    void anAgentThatNeverLivedHasFailed() {
        scene.life().die("killed");
        assertThat(scene.engine.agents()).extracting(AgentInfo::state).containsExactly(AgentState.FAILED);
    }

    private static AgentInfo agent(AgentState state, Optional<String> version) {
        return new AgentInfo("fake", state, version);
    }
}
