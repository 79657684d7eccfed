package dev.drawbridge.load.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What is measured: a server that clients enter. */
public final class Endpoint {
    private static final InetAddress ANY = new InetSocketAddress(0).getAddress();
    /** Fewer than the ports that the kernel gives to one address. */
    private static final int CLIENTS_OF_AN_ADDRESS = 20_000;

    private final Address address;
    private final boolean sequenced;
    private final Duration patience;
    private final AtomicLong ids = new AtomicLong();

    /** @param sequenced whether its clients ask the bridge to number what it tells them */
    public Endpoint(Address address, boolean sequenced, Duration patience) {
        this.address = address;
        this.sequenced = sequenced;
        this.patience = patience;
    }

    /** A client that has introduced itself. */
    public Conversation enter() throws IOException {
        return greet(SocketLink.open(address, ANY, patience));
    }

    /** The same as one of very many, which on one machine need several addresses of their own. */
    public Conversation enter(int number) throws IOException {
        boolean loopback = address.host().isLoopbackAddress() && address.host().getAddress().length == 4;
        InetAddress from = loopback
                ? InetAddress.getByAddress(
                        new byte[]{127, 0, 0, (byte) (1 + number / CLIENTS_OF_AN_ADDRESS)})
                : ANY;
        return greet(SocketLink.open(address, from, patience));
    }

    /** The only client of a program that is spoken to through its pipe. */
    public Conversation pipe(String command) throws IOException {
        return greet(PipeLink.open(command, patience));
    }

    private Conversation greet(Link link) throws IOException {
        Conversation conversation = new Conversation(link, ids);
        try {
            Map<String, ?> capabilities = sequenced
                    ? Map.of("experimentalApi", true, "bridge", Map.of())
                    : Map.of("experimentalApi", true);
            conversation.call("initialize", Map.of("clientInfo", Map.of("name", "load", "version", "1"),
                    "capabilities", capabilities));
            conversation.tell("initialized");
            return conversation;
        } catch (IOException failed) {
            link.close();
            throw failed;
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
