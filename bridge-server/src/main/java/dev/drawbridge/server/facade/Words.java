package dev.drawbridge.server.facade;

import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.core.websocket.Trust;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a shell has to do so that the terminal client comes to a bridge.
 *
 * @param variables that the client needs in its environment
 * @param arguments that it is told first
 */
record Words(Map<String, String> variables, List<String> arguments) {
    private static final String TOKEN = "DRAWBRIDGE_TOKEN";
    private static final String AUTHORITIES = "CODEX_CA_CERTIFICATE";

    /** The way to this bridge, if the client has one there. */
    static Words to(Destination destination, Map<String, String> environment) throws Refused {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> arguments = new ArrayList<>(List.of("--remote", destination.address().toString()));
        if (destination.address() instanceof Address.Unix) {
            return new Words(variables, arguments);
        }
        if (!destination.path().equals("/ws")) {
            throw refusal("Codex's terminal client reaches no bridge behind a path, as " + destination
                    + " is: bring its port here, for example with ssh -L");
        }
        if (destination.address() instanceof Address.Secure secure) {
            switch (secure.trust()) {
                case Trust.Usual _ -> {
                    // the client trusts whom everybody trusts
                }
                case Trust.Authorities authorities ->
                    variables.put(AUTHORITIES, authorities.pem().toAbsolutePath().toString());
                case Trust.Pinned _ -> {
                    if (environment.getOrDefault(AUTHORITIES, "").isEmpty()) {
                        throw refusal("Codex's terminal client knows no pinned certificate: bring that of "
                                + destination + " here, tls/cert.pem in the bridge's home, and name it in "
                                + AUTHORITIES);
                    }
                }
            }
        }
        destination.token().ifPresent(token -> {
            variables.put(TOKEN, token);
            arguments.addAll(List.of("--remote-auth-token-env", TOKEN));
        });
        return new Words(variables, arguments);
    }

    private static Refused refusal(String sentence) {
        return new Refused(ErrorCode.INVALID_REQUEST.number(), sentence);
    }

    /** Lines for a shell, after which the variables are set and its arguments are these and those. */
    String and(List<String> more) {
        String set = Stream.concat(Stream.of("set", "--"),
                Stream.concat(arguments.stream(), more.stream()).map(Words::quoted))
                .collect(Collectors.joining(" "));
        return variables.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + quoted(variable.getValue()) + "\n")
                .collect(Collectors.joining()) + set;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
