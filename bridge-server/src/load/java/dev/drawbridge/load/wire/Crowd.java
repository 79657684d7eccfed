package dev.drawbridge.load.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;

/** Clients that one thread reads as they become readable. */
public final class Crowd implements AutoCloseable {
    private static final int ROOM = 256 << 10;

    private final List<Tally> clients;
    private final Selector selector;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
    private int left;

    /** Counts from now on; what the clients have got before is forgotten. */
    public static Crowd of(List<Tally> clients) throws IOException {
        Crowd crowd = new Crowd(clients);
        clients.forEach(client -> client.reset(crowd.room));
        return crowd;
    }

    private Crowd(List<Tally> clients) throws IOException {
        this.clients = List.copyOf(clients);
        selector = Selector.open();
        for (Tally client : clients) {
            client.channel().register(selector, SelectionKey.OP_READ, client);
        }
    }

    /** Reads until each has seen the end of the turn, or is gone, or the time is over. */
    public void read(Duration longest) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        left = clients.size();
        while (left > 0 && System.nanoTime() < end) {
            selector.select(this::read, Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }

    private void read(SelectionKey key) {
        Tally client = (Tally) key.attachment();
        boolean finished = client.finished();
        client.read(room);
        if (client.gone()) {
            key.cancel();
        }
        if (!finished && (client.finished() || client.gone())) {
            left--;
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
