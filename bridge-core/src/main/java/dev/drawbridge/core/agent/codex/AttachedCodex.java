package dev.drawbridge.core.agent.codex;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentLink;
import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.core.websocket.CannotConnectException;
import dev.drawbridge.core.websocket.WebSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A Codex that runs already and serves others too: each life of it here is a connection to its app-server. */
public final class AttachedCodex implements Agent {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Address address;
    private final Optional<Path> tokenFile;

    /** @param tokenFile read anew for each connection */
    public AttachedCodex(Address address, Optional<Path> tokenFile) {
        this.address = address;
        this.tokenFile = tokenFile;
    }

    @Override
    public String name() {
        return "codex";
    }

    @Override
    public boolean isCatalogued() {
        return true;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public AgentLink start(AgentListener listener) throws AgentUnavailable {
        try {
            return AttachedLife.begin(WebSocket.open(address, token(), PATIENCE), listener);
        } catch (CannotConnectException refused) {
            throw new AgentUnavailable(sentence(refused), refused);
        }
    }

    private Optional<String> token() throws AgentUnavailable {
        if (tokenFile.isEmpty()) {
            return Optional.empty();
        }
        try {
            String token = Files.readString(tokenFile.get()).strip();
            if (!token.matches("[!-~]+")) {
                throw new AgentUnavailable(
                        tokenFile.get() + " holds no token: write into it what Codex was given");
            }
            return Optional.of(token);
        } catch (IOException unreadable) {
            throw new AgentUnavailable(
                    tokenFile.get() + " cannot be read: name the file that holds Codex's token", unreadable);
        }
    }

    private String sentence(CannotConnectException refused) {
        return switch (refused.reason()) {
            case NOT_THERE -> "nothing is at " + address + " (" + refused.detail() + "): " + start();
            case NOT_LISTENING -> "nobody listens at " + address + " (" + refused.detail() + "): " + start();
            case FORBIDDEN -> address + " cannot be used (" + refused.detail()
                    + "): run Drawbridge as the user who runs Codex";
            case NO_WEBSOCKET, UNTRUSTED -> address + " is no app-server's WebSocket (" + refused.detail()
                    + "): name the address that codex app-server --listen was given";
            case UNAUTHORIZED -> tokenFile
                    .map(file -> address + " refuses the token in " + file
                            + ": write into it what Codex was given with --ws-token-file")
                    .orElse(address
                            + " wants a token: name the file that holds it with --codex-endpoint-token-file");
        };
    }

    private String start() {
        return switch (address) {
            case Address.Unix unix ->
                "start Codex with codex app-server daemon start, or with codex app-server"
                        + " --listen " + unix;
            case Address.Tcp _,Address.Secure _ -> "start Codex with codex app-server --listen " + address;
        };
    }
}
