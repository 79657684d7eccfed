package dev.drawbridge.core.engine;

/** Where a transport announces each client that it has let in. */
public interface Connections {
    Connection open(Client client);
}
