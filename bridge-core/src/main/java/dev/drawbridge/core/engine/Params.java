package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.catalog.Effect;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import java.util.Optional;

/** What the bridge can tell of a request's params without knowing the types of their members. */
final class Params {
    private Params() {}

    /**
     * Whether the agent is certain to refuse the request just scanned for its params, whoever sends it: they lack what
     * the method needs. Where the catalog names no need, and of an array, whose elements have no names, nothing is
     * certain.
     */
    static boolean areProvablyMalformed(Method method, byte[] message, Scanner scanner) {
        Optional<IdPath> need = method.needs();
        if (need.isEmpty()) {
            return false;
        }
        Span params = scanner.params();
        return !params.isPresent() || switch (message[params.from()]) {
            case '{' -> !scanner.find(params, need.get(), new Span());
            case '[' -> false;
            default -> true;
        };
    }

    /**
     * Whether the request just scanned gives its params by position, as the agent allows, though the bridge has to find
     * some of them by name: a handle, another request, a thread that is followed or left, what this client may not use.
     * An empty array hides nothing.
     */
    static boolean hideWhatMatters(Method method, ClientProfile client, byte[] message, Scanner scanner) {
        Span params = scanner.params();
        if (!params.isPresent() || message[params.from()] != '[' || params.length() == 2) {
            return false;
        }
        return method.ids().handle().isPresent() || method.ids().request().isPresent()
                || method.effect() != Effect.NONE
                || (!client.experimental() && !method.experimentalFields().isEmpty());
    }
}
