package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.message.Scanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whom the agent means when it tells one client something and names neither a thread nor a handle. */
final class Addressees {
    private final Switchboard switchboard;
    private final AgentLife life;
    /** Notices that one of several clients may have caused: whoever of them is answered next. */
    private final List<Held> held = new ArrayList<>();
    private Optional<ClientConnection> setUp = Optional.empty();

    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    private record Held(Method method, byte[] notice) {
        void tell(ClientConnection client) {
            if (client.accepts(method)) {
                client.say(notice);
            }
        }
    }

    Addressees(Switchboard switchboard, AgentLife life) {
        this.switchboard = switchboard;
        this.life = life;
    }

    /** Tells whoever has asked in a way that is out of date. */
    void deprecated(Method method, byte[] block, Scanner scanner) {
        List<Call.OfClient> suspects = life.awaiting(Call.OfClient::mayBeDeprecated);
        switch (suspects.size()) {
            case 0 -> switchboard.broadcast(method, block, scanner);
            case 1 -> new Held(method, scanner.copy()).tell(suspects.getFirst().client());
            default -> held.add(new Held(method, scanner.copy()));
        }
    }

    /** A call is about to be answered. */
    void answering(Call.OfClient call) {
        if (call.mayBeDeprecated()) {
            held.forEach(each -> each.tell(call.client()));
            held.clear();
        }
    }

    /** A call has succeeded. */
    void succeeded(Call.OfClient call) {
        if (call.isNamed("windowsSandbox/setupStart")) {
            setUp = Optional.of(call.client());
        }
    }

    /** Who has set up the sandbox last, and is told when that is done. */
    List<ClientConnection> setUp() {
        return setUp.stream().toList();
    }
}
