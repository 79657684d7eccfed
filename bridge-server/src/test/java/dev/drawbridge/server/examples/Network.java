package dev.drawbridge.server.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a client and a bridge, and can lose everything without a word to either. */
final class Network implements AutoCloseable {
    private static final int ROOM = 8 << 10;

    private final URI bridge;
    private final ServerSocket entrance;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile int deadOnArrival;

    /** A client's way to the bridge. */
    private static final class Connection {
        private final Socket client;
        private final Socket bridge;
        private volatile boolean dead;

        Connection(Socket client, Socket bridge, boolean dead) {
            this.client = client;
            this.bridge = bridge;
            this.dead = dead;
        }

        void close() throws IOException {
            client.close();
            bridge.close();
        }
    }

    Network(String bridge) throws IOException {
        this.bridge = URI.create(bridge);
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** The way to the bridge through it. */
    String url() {
        return "ws://127.0.0.1:" + entrance.getLocalPort() + bridge.getPath();
    }

    /** Loses from now on whatever is sent on the connections there are, and on as many that come next. */
    void goSilent(int next) {
        deadOnArrival = next;
        connections.forEach(connection -> connection.dead = true);
    }

    /** How many connections there have been. */
    int count() {
        return connections.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                boolean dead = deadOnArrival > 0;
                deadOnArrival = Math.max(0, deadOnArrival - 1);
                Connection connection = new Connection(client,
                        new Socket(bridge.getHost(), bridge.getPort()), dead);
                connections.add(connection);
                Thread.ofVirtual().start(() -> carry(connection.client, connection.bridge, connection));
                Thread.ofVirtual().start(() -> carry(connection.bridge, connection.client, connection));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    /** Carries bytes while it lives, and swallows them from then on. */
    private static void carry(Socket from, Socket to, Connection connection) {
        byte[] room = new byte[ROOM];
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int count = in.read(room); count >= 0; count = in.read(room)) {
                if (!connection.dead) {
                    out.write(room, 0, count);
                }
            }
        } catch (IOException gone) {
            // nobody is there to be told
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
