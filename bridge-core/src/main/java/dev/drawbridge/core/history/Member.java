package dev.drawbridge.core.history;

import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.JsonText;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The members of the params of the message that was scanned last. */
final class Member {
    private final Scanner scanner;
    private final Span place = new Span();
    private byte[] bytes = {};

    Member(Scanner scanner) {
        this.scanner = scanner;
    }

    void of(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether the member is there; {@code found} is then its place. */
    boolean find(IdPath path, Span found) {
        return scanner.params().isPresent() && scanner.find(scanner.params(), path, found);
    }

    /** The string that the member is, if it is one. */
    Optional<String> text(IdPath path) {
        return find(path, place) && bytes[place.from()] == '"'
                ? Optional.of(JsonText.decode(bytes, place.from(), place.to()))
                : Optional.empty();
    }

    /** The members as the agent spells them, joined; empty unless all are there. */
    Optional<String> all(List<IdPath> paths) {
        StringJoiner joined = new StringJoiner("\n");
        for (IdPath path : paths) {
            if (!find(path, place)) {
                return Optional.empty();
            }
            joined.add(scanner.json(place));
        }
        return Optional.of(joined.toString());
    }
}
