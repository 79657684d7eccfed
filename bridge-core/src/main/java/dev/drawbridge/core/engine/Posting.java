package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.JsonText;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import dev.drawbridge.protocol.message.Splice;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** What becomes of a request that says something to a thread. */
sealed interface Posting {
    /** It has a key. */
    record Keyed(Letter letter) implements Posting {}

    /** It has none; {@code request} is without what is only for the bridge. */
    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    record Plain(byte[] request) implements Posting {}

    record Refused(String sentence) implements Posting {}

    /** Reads them; not by two threads at once. */
    final class Reader {
        private static final Set<String> METHODS = Set.of("turn/start", "turn/steer", "thread/queue/add");
        private static final IdPath BRIDGE = IdPath.of("bridge");
        private static final IdPath REQUEST_KEY = IdPath.of("bridge.requestKey");
        private static final IdPath MESSAGE_ID = IdPath.of("clientUserMessageId");
        private static final int LONGEST_KEY = 256;

        private final Scanner rescanner = new Scanner(Limits.CLIENT);
        private final Splice splice = new Splice();
        private final Span place = new Span();

        static boolean concerns(Method method) {
            return METHODS.contains(method.name());
        }

        Posting read(Method method, byte[] message, Scanner scanner) {
            if (!scanner.params().isPresent()) {
                return new Plain(message);
            }
            Optional<String> requestKey = Optional.empty();
            byte[] request = message;
            Scanner own = scanner;
            if (scanner.find(scanner.params(), BRIDGE, place)) {
                if (message[place.from()] != '{' && message[place.from()] != 'n') {
                    return new Refused("Invalid request: bridge in params must be an object");
                }
                if (scanner.find(scanner.params(), REQUEST_KEY, place) && message[place.from()] != 'n') {
                    requestKey = text(message);
                    if (requestKey.isEmpty() || requestKey.get().length() > LONGEST_KEY) {
                        return new Refused("Invalid request: bridge.requestKey must be a string of 1 to "
                                + LONGEST_KEY + " characters");
                    }
                }
                scanner.find(scanner.params(), BRIDGE, place);
                request = splice.of(message, scanner).remove(place).toArray();
                own = rescanner;
                own.scan(request, 0, request.length);
                if (own.find(own.params(), BRIDGE, place)) {
                    return new Refused("Invalid request: bridge is given twice in params");
                }
            }
            return keyed(method, request, own, requestKey);
        }

        private Posting keyed(Method method, byte[] request, Scanner scanner, Optional<String> requestKey) {
            Optional<String> thread = scanner.find(scanner.params(), method.ids().thread().orElseThrow(),
                    place) ? text(request) : Optional.empty();
            boolean given = scanner.find(scanner.params(), MESSAGE_ID, place)
                    && request[place.from()] != 'n';
            Optional<String> messageId = given ? text(request) : Optional.empty();
            Optional<String> key = requestKey.or(() -> messageId);
            if (thread.isEmpty() || key.isEmpty()) {
                return new Plain(request);
            }
            return new Keyed(new Letter(method, thread.get(), key.get(), messageId.orElseGet(key::get),
                    given ? request : named(request, scanner, key.get())));
        }

        /** Lets the agent know the message by the request's key, so that it can be asked for it later. */
        private byte[] named(byte[] request, Scanner scanner, String key) {
            String json = Answers.quoted(key);
            splice.of(request, scanner);
            if (place.isPresent()) {
                splice.replace(place, json.getBytes(StandardCharsets.UTF_8));
            } else {
                splice.member(scanner.params(),
                        ("\"" + MESSAGE_ID + "\":" + json).getBytes(StandardCharsets.UTF_8));
            }
            return splice.toArray();
        }

        /** The string at the place that was found last, unless it is something else or empty. */
        private Optional<String> text(byte[] message) {
            return message[place.from()] == '"'
                    ? Optional.of(JsonText.decode(message, place.from(), place.to()))
                            .filter(text -> !text.isEmpty())
                    : Optional.empty();
        }
    }
}
