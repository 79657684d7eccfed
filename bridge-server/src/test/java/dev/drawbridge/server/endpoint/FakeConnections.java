package dev.drawbridge.server.endpoint;

import dev.drawbridge.core.engine.Client;
import dev.drawbridge.core.engine.Connection;
import dev.drawbridge.core.engine.Connections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connections that remember, or that echo. */
final class FakeConnections implements Connections {
    final List<FakeConnection> opened = new CopyOnWriteArrayList<>();

    private final boolean echo;

    private FakeConnections(boolean echo) {
        this.echo = echo;
    }

    static FakeConnections remembering() {
        return new FakeConnections(/* echo= */ false);
    }

    static FakeConnections echoing() {
        return new FakeConnections(/* echo= */ true);
    }

    @Override
    public Connection open(Client client) {
        FakeConnection connection = new FakeConnection(client, echo);
        opened.add(connection);
        return connection;
    }
}
