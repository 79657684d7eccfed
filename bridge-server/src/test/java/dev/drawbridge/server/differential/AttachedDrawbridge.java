package dev.drawbridge.server.differential;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.codex.AttachedCodex;
import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexSocket;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The bridge in this process, attached to a Codex that runs by itself. */
record AttachedDrawbridge() implements Target {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "Drawbridge, attached";
    }

    @Override
    public Running start(CodexHome home) {
        CodexSocket codex = CodexSocket.start(home);
        try {
            AttachedCodex agent = new AttachedCodex(new Address.Unix(codex.path()), Optional.empty());
            Bridge bridge = Bridge.start(Bridge.Crew.of(agent), "1",
                    BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0))));
            bridge.birth().orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
            return new Listening(bridge, codex);
        } catch (AgentUnavailable | CannotListenException | RuntimeException e) {
            codex.close();
            throw new IllegalStateException(e);
        }
    }

    private record Listening(Bridge bridge, CodexSocket codex) implements Running {
        @Override
        public URI uri() {
            return URI.create(bridge.url());
        }

        @Override
        public void close() {
            bridge.close();
            codex.close();
        }
    }
}
