package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.catalog.ExperimentalField;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Presence;
import dev.drawbridge.protocol.catalog.Stability;
import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.JsonText;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import java.util.Optional;

/** Keeps what is experimental from clients that did not ask for it. */
final class Gate {
    private Gate() {}

    /** What of the request just scanned needs the {@code experimentalApi} capability, if anything does. */
    static Optional<String> experimental(Method method, byte[] message, Scanner scanner) {
        if (method.stability() == Stability.EXPERIMENTAL) {
            return Optional.of(method.name());
        }
        Span value = new Span();
        for (ExperimentalField field : method.experimentalFields()) {
            if (scanner.params().isPresent() && scanner.find(scanner.params(), field.path(), value)
                    && isUsed(field.presence(), message, scanner, value)) {
                return Optional.of(field.reason());
            }
        }
        return Optional.empty();
    }

    private static boolean isUsed(Presence presence, byte[] message, Scanner scanner, Span value) {
        byte first = message[value.from()];
        return switch (presence) {
            case Presence.Given given -> true;
            case Presence.Set set -> first != 'n';
            case Presence.True literal -> first == 't';
            case Presence.Filled filled -> first != 'n' && value.length() > 2;
            case Presence.Variant variant -> first == '"'
                    ? JsonText.decode(message, value.from(), value.to()).equals(variant.name())
                    : scanner.find(value, IdPath.of(variant.name()), new Span());
        };
    }
}
