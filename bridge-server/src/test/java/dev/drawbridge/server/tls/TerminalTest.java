package dev.drawbridge.server.tls;

import dev.drawbridge.core.agent.codex.CodexAgent;
import dev.drawbridge.core.agent.codex.CodexOptions;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real terminal client, that is told whom to trust and how to find its token. */
@RealAgents(Partner.CODEX)
@Timeout(120)
final class TerminalTest {
    @TempDir
    private Path memory;

    @Test
    void theRealTerminalClientWorksThroughTlsWithATokenFromItsEnvironment() throws Exception {
        try (FakeModel model = FakeModel.start(); CodexHome home = CodexHome.of(model)) {
            EndpointOptions endpoint = EndpointOptions.at(new BindAddress("127.0.0.1", 0))
                    .withAccess(AccessOptions.open().withToken(Token.of("sekrit")))
                    .withTls(new TlsOptions.SelfSigned(memory.resolve("tls")));
            CodexAgent agent = new CodexAgent(CodexOptions.NONE.withBinary(home.command().line().getFirst())
                    .withDirectory(home.workspace()), home.command().environment());
            try (Bridge bridge = Bridge.start(Bridge.Crew.of(agent), "1", BridgeOptions.at(endpoint))) {
                bridge.birth().orTimeout(30, TimeUnit.SECONDS).join();
                Map<String, String> variables = Map.of("BRIDGE_TOKEN", "sekrit", "CODEX_CA_CERTIFICATE",
                        memory.resolve("tls/cert.pem").toString());
                try (Terminal terminal = Terminal.of(model, URI.create(bridge.url()), variables,
                        "--remote-auth-token-env", "BRIDGE_TOKEN")) {
                    terminal.type("SAY: through TLS");
                    terminal.press("Enter");
                    terminal.awaitShows("through TLS");
                }
            }
        }
    }
}
