package dev.drawbridge.server.cli;

import dev.drawbridge.server.EntranceOptions;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Cidr;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.command.TokenFile;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.endpoint.Limits;
import dev.drawbridge.server.endpoint.UrlPrefix;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about who may connect, and where. */
final class DoorOptions {
    static final String USUAL = "127.0.0.1:9100";

    private static final String TOKEN_VARIABLE = "DRAWBRIDGE_TOKEN";
    private static final String ORIGIN = "put one there, for example what 'openssl rand -hex 32' prints";

    @Option(names = "--bind", paramLabel = "HOST:PORT", defaultValue = DoorOptions.USUAL, description = "Where to listen; port 0 picks a free one. Default: ${DEFAULT-VALUE}.")
    private String bind = USUAL;

    @Option(names = "--auth-token", paramLabel = "TOKEN", description = "What clients must send as 'Authorization: Bearer TOKEN'. Others on this machine can read it in the process list: rather use --auth-token-file or $"
            + TOKEN_VARIABLE + ".")
    private @Nullable String token;

    @Option(names = "--auth-token-file", paramLabel = "FILE", description = "A file whose first line is the token.")
    private @Nullable Path tokenFile;

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Option(names = "--session-ttl", paramLabel = "TIME", converter = Durations.class, description = "How long a browser that has shown who it is stays known. Default: 30d.")
    private Duration sessionTtl = EntranceOptions.STANDARD.sessionTtl();

    @Option(names = "--allow-origin", paramLabel = "ORIGIN", description = "A web origin whose pages may connect, such as https://example.org. Repeatable.")
    private List<String> origins = new ArrayList<>();

    @Option(names = "--allow-host", paramLabel = "NAME", description = "A host name that the bridge answers to besides localhost and its own address. Repeatable.")
    private List<String> hosts = new ArrayList<>();

    @Option(names = "--trusted-proxy", paramLabel = "CIDR", description = "Addresses of a reverse proxy, such as 127.0.0.1 or 10.0.0.0/8, whose X-Forwarded-For, -Proto and -Host are believed. With it nobody comes in without a credential. Repeatable.")
    private List<String> proxies = new ArrayList<>();

    @Option(names = "--url-prefix", paramLabel = "PATH", defaultValue = "", description = "The path below which everything is, such as /bridge.")
    private String prefix = "";

    @Option(names = "--max-frame", paramLabel = "BYTES", defaultValue = "16777216", description = "The longest WebSocket frame a client may send. Default: 16 MiB.")
    private int frame = Limits.STANDARD.frame();

    @Option(names = "--max-message", paramLabel = "BYTES", defaultValue = "16777216", description = "The longest message a client may send. Default: 16 MiB.")
    private int message = Limits.STANDARD.message();

    /** What the endpoint is to be like. */
    EndpointOptions endpoint(CommandLine command, Map<String, String> environment) {
        try {
            AccessOptions access = AccessOptions.open().withHosts(Set.copyOf(hosts))
                    .withProxies(proxies.stream().map(Cidr::parse).toList());
            String secret = secret(command, environment);
            if (!secret.isEmpty()) {
                access = access.withToken(Token.of(secret));
            }
            if (signing.areTaken()) {
                access = access.locked();
            }
            return EndpointOptions.at(BindAddress.parse(bind))
                    .withAccess(access.withOrigins(Set.copyOf(origins)))
                    .withPrefix(UrlPrefix.parse(prefix)).withLimits(new Limits(frame, message));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** How those who come in are known, besides. */
    EntranceOptions entrance(CommandLine command) {
        return EntranceOptions.STANDARD.withSigning(signing.signing(command)).withSessionTtl(sessionTtl);
    }

    /** The environment as the agent and its commands may see it: whoever has the token can drive the bridge. */
    static Map<String, String> withoutToken(Map<String, String> environment) {
        Map<String, String> rest = new HashMap<>(environment);
        rest.remove(TOKEN_VARIABLE);
        return rest;
    }

    private String secret(CommandLine command, Map<String, String> environment) {
        if (token != null && tokenFile != null) {
            throw new ParameterException(command,
                    "--auth-token and --auth-token-file name two tokens: give one");
        }
        if (tokenFile != null) {
            return new TokenFile(tokenFile).token(ORIGIN);
        }
        if (token == null) {
            return environment.getOrDefault(TOKEN_VARIABLE, "").strip();
        }
        if (token.isBlank()) {
            throw new ParameterException(command, "there is no token in --auth-token: " + ORIGIN);
        }
        return token.strip();
    }
}
