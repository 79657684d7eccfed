package dev.drawbridge.server.access.device;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A bridge with an owner's token and a home, which can be started anew, and those who are in. */
final class Lodge implements AutoCloseable {
    static final String OWNER = "owners-token";

    private final Path home;
    private final List<CodexClient> guests = new ArrayList<>();
    private Bridge bridge;

    Lodge(Path home) {
        this.home = home;
        this.bridge = start();
    }

    private Bridge start() {
        try {
            Bridge begun = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                    BridgeOptions
                            .at(EndpointOptions.at(new BindAddress("127.0.0.1", 0))
                                    .withAccess(AccessOptions.open().withToken(Token.of(OWNER))))
                            .withKeeping(Keeping.in(new Home(home), StoreOptions.DEFAULT)));
            begun.birth().orTimeout(10, TimeUnit.SECONDS).join();
            return begun;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void restart() {
        shutDown();
        bridge = start();
    }

    void shutDown() {
        guests.forEach(CodexClient::close);
        guests.clear();
        bridge.close();
    }

    CodexClient owner() {
        return enter(OWNER);
    }

    /** Somebody comes in by this token. */
    CodexClient enter(String token) {
        CodexClient client = Codex.connect(URI.create(bridge.url()),
                Map.of("Authorization", "Bearer " + token));
        guests.add(client);
        client.initialize();
        return client;
    }

    /** What somebody is answered who comes with this token and is not let in. */
    int refusal(String token) {
        try {
            enter(token);
            return 101;
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw refused;
        }
    }

    /** The owner lets a device in. */
    static JsonNode add(CodexClient owner, String name, String... scopes) {
        return owner.request("bridge/devices/add", Map.of("name", name, "scopes", List.of(scopes)));
    }

    static String id(JsonNode added) {
        return added.at("/device/deviceId").asText();
    }

    static String token(JsonNode added) {
        return added.path("token").asText();
    }

    @Override
    public void close() {
        shutDown();
    }
}
