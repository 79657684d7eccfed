package dev.drawbridge.server;

import dev.drawbridge.core.access.Ledgers;
import dev.drawbridge.core.engine.Connections;
import dev.drawbridge.server.access.Access;
import dev.drawbridge.server.access.Verifiers;
import dev.drawbridge.server.access.Visits;
import dev.drawbridge.server.control.Service;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.endpoint.Premises;
import dev.drawbridge.server.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Everything about who may come in, wired. */
final class Entrance {
    private final EndpointOptions options;
    private final Visits visits = new Visits();

    Entrance(EndpointOptions options, Ledgers ledgers) {
        this.options = options;
    }

    /** What the door to the network leads to. */
    Premises premises(Connections connections, BooleanSupplier ready) {
        Verifiers verifiers = new Verifiers(List.of(), secret -> Optional.empty());
        Access access = new Access(options.access(), options.bind().host(), verifiers);
        return new Premises(access, visits, new Routes(Map.of()), connections, ready);
    }

    /** What clients can call about it. */
    List<Service<?>> services() {
        return List.of();
    }
}
