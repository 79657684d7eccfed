package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.THREAD;
import static dev.drawbridge.core.engine.Scene.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.FakeAgent;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.catalog.Catalog;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which threads the bridge keeps in mind. */
final class KeptThreadsTest {
    private final FakeAgent agent = new FakeAgent();
    private final Switchboard switchboard = new Switchboard(List.of(agent), Catalog.codex(), Scene.logs(),
            new FakeControl(), Shelves.inMemory(InstantSource.system()),
            /* approvalTimeout= */ Optional.empty(),
            InstantSource.system(), (pause, work) -> {});
    private final Seat seat = switchboard.seats().first();
    private final AgentLife life = seat.life();

    @BeforeEach
    void begin() throws AgentUnavailable {
        var link = agent.start(new FromAgent(switchboard, Catalog.codex(), seat, life, reason -> {}));
        life.begin(link, "{}", answer -> life.open());
        switchboard.greeting().learn(new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode(),
                new BridgeIdentity("1", "e", List.of()));
        say("{'id':1,'result':{}}");
    }

    private void say(String line) {
        agent.life().say(line.replace('\'', '"'));
    }

    private Connection client() {
        Connection client = new ClientConnection(1, new Deaf(), switchboard);
        send(client, "{'id':1,'method':'initialize','params':{'clientInfo':{'name':'a','version':'1'}}}");
        return client;
    }

    private static void send(Connection client, String message) {
        client.text(message.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** A client that is told nothing. */
    private record Deaf() implements Client {
        @Override
        public boolean deflates() {
            return false;
        }

        @Override
        public Visitor visitor() {
            return new Visitor("a-device", "a-device", Scopes.OWNER);
        }

        @Override
        public void wake() {
            // it does not read
        }

        @Override
        public void close(Farewell farewell) {
            // it has no socket
        }
    }

    @Test
    void namesThatNobodyCouldFollowAreForgotten() {
        Connection client = client();
        for (int i = 0; i < 10; i++) {
            send(client, "{'id':1,'method':'thread/resume','params':{'threadId':'no-" + i + "'}}");
            say("{'error':{'code':-32600,'message':'no'},'id':" + (i + 2) + "}");
        }
        assertThat(switchboard.threads().all()).isEmpty();
    }

    @Test
    void threadsThatNobodyFollowsAreForgottenWithTheLifeThatToldOfThem() {
        Connection client = client();
        send(client, "{'id':1,'method':'thread/resume','params':{'threadId':'" + THREAD + "'}}");
        say("{'id':2,'result':{'thread':{'id':'" + THREAD + "'}}}");
        for (int i = 0; i < 10; i++) {
            say(status("no-" + i, "active"));
        }
        switchboard.run(() -> switchboard.aftermath().mourn(seat, Optional.empty()));
        assertThat(switchboard.threads().all()).singleElement().extracting(SharedThread::id)
                .isEqualTo(THREAD);
    }
}
