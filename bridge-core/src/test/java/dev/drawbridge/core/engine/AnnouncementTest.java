package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.FakeAgent;
import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.AgentState;
import dev.drawbridge.protocol.bridge.AgentStatusChanged;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.catalog.Catalog;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the bridge itself tells, unasked. */
final class AnnouncementTest {
    private static final AgentStatusChanged NEWS = AgentStatusChanged
            .to(new AgentInfo("codex", AgentState.READY, Optional.empty()));
    private static final String TOLD = "{'jsonrpc':'2.0','method':'bridge/agent/status',"
            + "'params':{'agent':'codex','state':'ready','restarts':0,'warnings':[]}}";

    private final Switchboard switchboard = new Switchboard(List.of(new FakeAgent()), Catalog.codex(),
            Scene.logs(),
            new FakeControl(), Shelves.inMemory(InstantSource.system()),
            /* approvalTimeout= */ Optional.empty(),
            InstantSource.system(), (pause, work) -> {});

    AnnouncementTest() {
        switchboard.greeting().learn(new ObjectNode(JsonNodeFactory.instance),
                new BridgeIdentity("1", "e", List.of()));
    }

    private Connection open(Client client) {
        ClientConnection connection = new ClientConnection(1, client, switchboard);
        switchboard.opened(connection);
        return connection;
    }

    private CollectingClient client(String capabilities) {
        CollectingClient client = new CollectingClient(this::open);
        client.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'},"
                + "'capabilities':{" + capabilities + "}}}");
        client.received();
        return client;
    }

    @Test
    void whoKnowsOfBridgesIsTold() {
        CollectingClient client = client("'bridge':{}");
        switchboard.run(() -> switchboard.announce(NEWS));
        assertThat(client.received()).containsExactly(TOLD);
    }

    @Test
    void everybodyElseIsNot() {
        List<CollectingClient> others = List.of(client(""), client("'experimentalApi':true"),
                client("'bridge':{},'optOutNotificationMethods':['bridge/agent/status']"),
                new CollectingClient(this::open));
        switchboard.run(() -> switchboard.announce(NEWS));
        assertThat(others).allSatisfy(client -> assertThat(client.received()).isEmpty());
    }

    @Test
    void whatHasNoNameCannotBeTold() {
        assertThatThrownBy(() -> switchboard.announce(new Farewells(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private record Farewells(int number) {}
}
