package dev.drawbridge.server.differential;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.codex.CodexAgent;
import dev.drawbridge.core.agent.codex.CodexOptions;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The bridge in this process, with a Codex of its own behind it. */
record Drawbridge() implements Target {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "Drawbridge";
    }

    @Override
    public Running start(CodexHome home) {
        Command codex = home.command();
        CodexOptions options = CodexOptions.NONE.withBinary(codex.line().getFirst())
                .withDirectory(home.workspace());
        try {
            Bridge bridge = Bridge.start(Bridge.Crew.of(new CodexAgent(options, codex.environment())), "1",
                    BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0))));
            bridge.birth().orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
            return new Listening(bridge);
        } catch (AgentUnavailable | CannotListenException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Listening(Bridge bridge) implements Running {
        @Override
        public URI uri() {
            return URI.create(bridge.url());
        }

        @Override
        public void close() {
            bridge.close();
        }
    }
}
