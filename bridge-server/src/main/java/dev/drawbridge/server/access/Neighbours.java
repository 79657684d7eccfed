package dev.drawbridge.server.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Knows which user's programs connect from this machine, as far as the system tells: on Linux it has a table of all
 * connections with their owners.
 *
 * <p>The table is read again when it lacks a connection, so that a thousand that wait to be accepted are found in one
 * reading; what was read is trusted for a second.
 */
public final class Neighbours {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int OWN_ADDRESS = 1;
    private static final int FAR_ADDRESS = 2;
    private static final int USER = 7;

    private final List<Path> tables;
    private final long ownUser;
    private final InstantSource clock;
    private final Map<Link, Long> users = new HashMap<>();
    private Instant read = Instant.MIN;

    Neighbours(List<Path> tables, long ownUser, InstantSource clock) {
        this.tables = List.copyOf(tables);
        this.ownUser = ownUser;
        this.clock = clock;
    }

    /** Those of the system that the bridge runs on; where that tells nothing, everybody on the machine is taken for its user. */
    public static Neighbours ofTheSystem() {
        List<Path> tables = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6")).stream()
                .filter(Files::isReadable).toList();
        try {
            Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            return new Neighbours(tables, ((Integer) user).longValue(), InstantSource.system());
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return new Neighbours(List.of(), /* ownUser= */ 0, InstantSource.system());
        }
    }

    /** Whether the connection was opened by a program of the bridge's own user. */
    public synchronized boolean areOurs(Link link) {
        if (tables.isEmpty()) {
            return true;
        }
        if (!users.containsKey(link) || clock.instant().isAfter(read.plus(FRESH))) {
            read(link.to().getPort());
        }
        return users.getOrDefault(link, -1L) == ownUser;
    }

    private void read(int port) {
        read = clock.instant();
        users.clear();
        String suffix = ":" + HexFormat.of().withUpperCase().toHexDigits((short) port);
        for (Path table : tables) {
            try {
                for (String row : Files.readAllLines(table)) {
                    String[] cells = row.strip().split("\\s+", -1);
                    if (cells.length > USER && cells[FAR_ADDRESS].endsWith(suffix)) {
                        users.put(new Link(address(cells[OWN_ADDRESS]), address(cells[FAR_ADDRESS])),
                                Long.parseLong(cells[USER]));
                    }
                }
            } catch (IOException | IllegalArgumentException unreadable) {
                users.clear(); // whoever is not found is nobody's
            }
        }
    }

    /** Reads four or sixteen bytes, each word of four turned round, and the port. */
    private static InetSocketAddress address(String text) throws UnknownHostException {
        int colon = text.indexOf(':');
        byte[] turned = HexFormat.of().parseHex(text, 0, colon);
        byte[] bytes = new byte[turned.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = turned[i / 4 * 4 + 3 - i % 4];
        }
        // an IPv4 address in the form of IPv6 becomes one again
        return new InetSocketAddress(InetAddress.getByAddress(bytes),
                HexFormat.fromHexDigits(text, colon + 1, text.length()));
    }
}
