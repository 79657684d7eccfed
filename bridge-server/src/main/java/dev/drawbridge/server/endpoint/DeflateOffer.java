package dev.drawbridge.server.endpoint;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One way in which a client offers to compress messages, of which only such are taken where every message stands for
 * itself and may use the whole window: a message compressed once then suits all clients.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7692#section-7.1">RFC 7692, 7.1</a>
 */
final class DeflateOffer {
    private static final String NAME = "permessage-deflate";
    private static final String ACCEPTED = NAME + "; server_no_context_takeover; client_no_context_takeover";
    private static final String SERVER_WINDOW = "server_max_window_bits";
    private static final String WHOLE_WINDOW = "15";

    private DeflateOffer() {}

    /** What to answer to the first offer that is taken; empty when there is none. */
    static Optional<String> answer(List<String> extensionHeaders) {
        return extensionHeaders.stream().flatMap(header -> Stream.of(header.split(","))).map(String::strip)
                .flatMap(offer -> accept(List.of(offer.split(";"))).stream()).findFirst();
    }

    private static Optional<String> accept(List<String> parts) {
        if (!parts.getFirst().strip().equals(NAME)) {
            return Optional.empty();
        }
        String answer = ACCEPTED;
        Set<String> seen = new HashSet<>();
        for (String part : parts.subList(1, parts.size())) {
            String parameter = part.strip();
            int equals = parameter.indexOf('=');
            String name = (equals < 0 ? parameter : parameter.substring(0, equals)).strip()
                    .toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : unquoted(parameter.substring(equals + 1).strip());
            if (!seen.add(name) || !understands(name, value)) {
                return Optional.empty();
            }
            if (name.equals(SERVER_WINDOW)) {
                answer += "; " + SERVER_WINDOW + "=" + WHOLE_WINDOW;
            }
        }
        return Optional.of(answer);
    }

    private static boolean understands(String name, String value) {
        return switch (name) {
            case "server_no_context_takeover", "client_no_context_takeover" -> value.isEmpty();
            case "client_max_window_bits" -> value.isEmpty() || value.matches("[89]|1[0-5]");
            case SERVER_WINDOW -> value.equals(WHOLE_WINDOW);
            default -> false;
        };
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
