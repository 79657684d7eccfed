package dev.drawbridge.server.endpoint;

import dev.drawbridge.core.engine.Connections;
import dev.drawbridge.server.access.Access;
import dev.drawbridge.server.access.HostPorter;
import dev.drawbridge.server.access.Porter;
import dev.drawbridge.server.access.Visits;
import dev.drawbridge.server.http.Routes;
import java.util.function.BooleanSupplier;

/**
 * What an endpoint leads to.
 *
 * @param porter decides who may come in
 * @param visits is told who is in
 * @param routes what can be asked by HTTP besides how the bridge is doing
 * @param connections one of which each client becomes
 * @param ready whether {@code /readyz} says so
 */
public record Premises(Porter porter, Visits visits, Routes routes, Connections connections,
        BooleanSupplier ready) {
    /** Of a bridge that knows nobody but by its options, and can be asked nothing else. */
    static Premises plain(EndpointOptions options, Connections connections, BooleanSupplier ready) {
        return new Premises(Access.by(options.access(), options.bind().host()), new Visits(visitor -> true),
                Routes.none(),
                connections, ready);
    }

    /** The same, as far as programs of the bridge's own user need it. */
    Premises forHost() {
        return new Premises(new HostPorter(), visits, Routes.none(), connections, ready);
    }
}
