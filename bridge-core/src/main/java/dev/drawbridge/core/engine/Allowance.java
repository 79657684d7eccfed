package dev.drawbridge.core.engine;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.AccessTable;
import dev.drawbridge.protocol.access.Guard;
import dev.drawbridge.protocol.access.Need;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.access.Site;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Kind;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Unknown;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import java.util.List;
import java.util.Optional;

/**
 * What one device may do: asked for every request before anything is done with it, and for every question before the
 * device is shown it.
 */
final class Allowance {
    private final Scopes scopes;
    /** For most, who may do anything, the table is not even read. */
    private final boolean everything;
    private final Span place = new Span();

    private static final class Table {
        static final AccessTable OF_ALL = AccessTable.read();

        private Table() {}
    }

    Allowance(Visitor visitor) {
        scopes = visitor.scopes();
        everything = scopes.equals(Scopes.OWNER);
    }

    /** The first scope that the request just scanned takes and the device does not have. */
    Optional<AccessScope> lacking(byte[] message, Scanner scanner) {
        if (everything) {
            return Optional.empty();
        }
        Need need = Table.OF_ALL.of(scanner.methodName());
        if (!scopes.include(need.scope())) {
            return Optional.of(need.scope());
        }
        return need.guards().stream().filter(guard -> !scopes.include(guard.scope()))
                .filter(guard -> isTouched(guard, message, scanner)).map(Guard::scope).findFirst();
    }

    /** Which members of the request just scanned say where an agent is to work, if this device may not say anywhere. */
    List<Site> sites(Scanner scanner) {
        return scopes.include(AccessScope.ADMIN) ? List.of() : Table.OF_ALL.of(scanner.methodName()).sites();
    }

    /** Params by position hide which member is which: whoever may not use all of them has to name them. */
    private boolean isTouched(Guard guard, byte[] message, Scanner scanner) {
        Span params = scanner.params();
        if (!params.isPresent()) {
            return false;
        }
        if (message[params.from()] == '[') {
            return params.length() > 2;
        }
        return scanner.find(params, guard.member(), place) && says(message);
    }

    /** Whether there is more than {@code null} or something empty. */
    private boolean says(byte[] message) {
        return message[place.from()] != 'n' && place.length() > 2;
    }

    /** Whether the device may answer what an agent asks by this method. */
    boolean answers(String question) {
        return everything || scopes.include(Table.OF_ALL.of(question).scope());
    }

    /** Whether the device is shown what an agent says: of questions, those that it may answer. */
    boolean shows(Entry said) {
        return everything || switch (said) {
            case Method method -> method.kind() != Kind.SERVER_REQUEST || answers(method.name());
            case Unknown unknown -> true;
        };
    }

    boolean showsEverything() {
        return everything;
    }

    /** What whoever lacks a scope is told. */
    static byte[] refusal(String id, AccessScope lacking) {
        String sentence = "This takes the scope " + lacking.word()
                + ", which this device does not have: pair it again with more, or let another one do it";
        return Answers.refusal(id, "{\"code\":" + ErrorCode.NOT_ALLOWED.number() + ",\"message\":"
                + Answers.quoted(sentence) + ",\"data\":{\"scope\":\"" + lacking.word() + "\"}}");
    }
}
