package dev.drawbridge.core.agent.codex;

import dev.drawbridge.core.websocket.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where Codex is found, as the command line says it. */
public sealed interface CodexEndpoint {
    /** Nowhere yet: it is started, and spoken to over its standard input and output. */
    record Own() implements CodexEndpoint {}

    /** Where it runs already. */
    record Running(AttachedCodex agent) implements CodexEndpoint {}

    /** Not where it could be; the sentence says what to write instead. */
    record Wrong(String sentence) implements CodexEndpoint {}

    /**
     * Reads {@code stdio}, {@code unix://PATH} or {@code ws://HOST:PORT}; {@code unix://} alone is the socket of Codex's
     * own daemon.
     *
     * @param environment where Codex's home is named
     */
    static CodexEndpoint of(String text, Optional<Path> tokenFile, Map<String, String> environment) {
        if (text.equals("stdio") || text.isEmpty()) {
            return tokenFile.isEmpty()
                    ? new Own()
                    : new Wrong("--codex-endpoint-token-file is for a Codex that runs already: name it with"
                            + " --codex-endpoint ws://HOST:PORT");
        }
        if (text.startsWith("unix://")) {
            return unix(text.substring("unix://".length()), tokenFile, environment);
        }
        if (text.startsWith("wss://")) {
            return new Wrong("Drawbridge speaks no TLS to Codex: bring the port here with"
                    + " ssh -L 9876:127.0.0.1:PORT HOST, and write --codex-endpoint ws://127.0.0.1:9876");
        }
        return text.startsWith("ws://") ? tcp(text, tokenFile) : unknown(text);
    }

    private static CodexEndpoint unix(String path, Optional<Path> tokenFile,
            Map<String, String> environment) {
        if (tokenFile.isPresent()) {
            return new Wrong("a Unix socket takes no token: leave --codex-endpoint-token-file out");
        }
        try {
            Path socket = path.isEmpty() ? CodexHome.of(environment).socket() : Path.of(path);
            return new Running(new AttachedCodex(new Address.Unix(socket), Optional.empty()));
        } catch (InvalidPathException notAPath) {
            return unknown("unix://" + path);
        }
    }

    private static CodexEndpoint tcp(String text, Optional<Path> tokenFile) {
        try {
            URI uri = new URI(text);
            boolean plain = uri.getHost() != null && uri.getPort() > 0 && uri.getUserInfo() == null
                    && uri.getQuery() == null && uri.getFragment() == null
                    && ("/".equals(uri.getPath()) || "".equals(uri.getPath()));
            if (!plain) {
                return unknown(text);
            }
            Address.Tcp address = new Address.Tcp(uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort());
            return tokenFile.isPresent() || address.isLoopback()
                    ? new Running(new AttachedCodex(address, tokenFile))
                    : new Wrong(text
                            + " is on another machine, where anybody may listen in: name the token with"
                            + " --codex-endpoint-token-file, or better bring the port here with ssh -L");
        } catch (URISyntaxException notAnAddress) {
            return unknown(text);
        }
    }

    private static CodexEndpoint unknown(String text) {
        return new Wrong("--codex-endpoint takes no '" + text
                + "': write unix://PATH, unix:// for Codex's own daemon, ws://HOST:PORT, or stdio");
    }
}
