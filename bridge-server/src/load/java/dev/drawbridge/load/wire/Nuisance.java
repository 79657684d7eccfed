package dev.drawbridge.load.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A client that sends the same text at a steady rate, reads what it is told, and comes again when it is thrown out. */
public final class Nuisance implements Closeable {
    private static final InetAddress ANY = new InetSocketAddress(0).getAddress();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 50;

    private final Address address;
    private final byte[] text;
    private final int rate;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong thrownOut = new AtomicLong();
    private final List<SocketChannel> silent = new ArrayList<>();
    private final Thread thread;
    private volatile boolean over;

    private Nuisance(Address address, String text, int rate) {
        this.address = address;
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.rate = rate;
        this.thread = Thread.ofPlatform().name("nuisance").daemon().unstarted(this::run);
    }

    /**
     * Begins.
     *
     * @param rate frames a second
     * @param silent sockets besides that say nothing
     */
    public static Nuisance at(Address address, String text, int rate, int silent) throws IOException {
        Nuisance nuisance = new Nuisance(address, text, rate);
        for (int i = 0; i < silent; i++) {
            nuisance.silent.add(SocketChannel.open(address.socket()));
        }
        nuisance.thread.start();
        return nuisance;
    }

    private void run() {
        long begin = System.nanoTime();
        while (!over) {
            try (SocketLink link = SocketLink.open(address, ANY, PATIENCE)) {
                Thread reader = Thread.ofVirtual().start(() -> read(link));
                while (!over && reader.isAlive()) {
                    for (int i = 0; i < AT_ONCE; i++) {
                        link.send(text);
                        sent.incrementAndGet();
                    }
                    LockSupport.parkNanos(
                            begin + sent.get() * 1_000_000_000L / rate - System.nanoTime());
                }
            } catch (IOException refused) {
                LockSupport.parkNanos(1_000_000); // it is thrown out, and comes again
            }
            thrownOut.incrementAndGet();
        }
    }

    private static void read(SocketLink link) {
        try {
            while (true) {
                link.receive();
            }
        } catch (IOException end) {
            // which the sender hears of as well
        }
    }

    public long sent() {
        return sent.get();
    }

    public long thrownOut() {
        return thrownOut.get();
    }

    @Override
    public void close() throws IOException {
        over = true;
        for (SocketChannel socket : silent) {
            socket.close();
        }
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
