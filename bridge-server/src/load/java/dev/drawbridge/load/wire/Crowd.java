package dev.drawbridge.load.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that one thread reads as they become readable. */
public final class Crowd implements AutoCloseable {
    private static final int ROOM = 256 << 10;

    private final List<Tally> clients = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
    private int left;

    /** Nobody yet. */
    public Crowd() throws IOException {}

    /** Counts what these get from now on; what they have got before is forgotten. */
    public static Crowd of(List<Tally> clients) throws IOException {
        Crowd crowd = new Crowd();
        for (Tally client : clients) {
            crowd.add(client);
            client.reset(crowd.room);
        }
        return crowd;
    }

    public void add(Tally client) throws IOException {
        clients.add(client);
        client.channel().register(selector, SelectionKey.OP_READ, client);
    }

    /** Reads until each has seen the end of the turn, or is gone, or the time is over; answers pings. */
    public void read(Duration longest) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        left = Math
                .toIntExact(clients.stream().filter(client -> !client.finished() && !client.gone()).count());
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
