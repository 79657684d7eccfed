package dev.drawbridge.server.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Knows which user's programs connect from this machine, as far as the system tells: on Linux it has a table of all
 * connections with their owners.
 *
 * <p>What was read counts for connections that were there before: a later one may be another user's on the same port. So
 * a thousand that wait to be accepted are found in one reading. A connection whose opener has closed it has no owner any
 * more, and the table then says that it is root's.
 */
public final class Neighbours {
    private static final int OWN_ADDRESS = 1;
    private static final int FAR_ADDRESS = 2;
    private static final int STATE = 3;
    private static final int USER = 7;
    private static final int INODE = 9;
    private static final String ESTABLISHED = "01";
    private static final String NOBODYS = "0";

    private final List<Path> tables;
    private final long ownUser;
    private final LongSupplier clock;
    private final Map<Ends, Long> users = new HashMap<>();
    private boolean known;
    private long read;

    /** The two ends of a connection, as its opener sees them. */
    private record Ends(InetSocketAddress own, InetSocketAddress far) {}

    /** @param clock in nanoseconds, as {@link Link#since} */
    Neighbours(List<Path> tables, long ownUser, LongSupplier clock) {
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
            return new Neighbours(tables, ((Integer) user).longValue(), System::nanoTime);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return new Neighbours(List.of(), /* ownUser= */ 0, System::nanoTime);
        }
    }

    /** Whether the connection was opened by a program of the bridge's own user. */
    public synchronized boolean areOurs(Link link) {
        if (tables.isEmpty()) {
            return true;
        }
        if (!known || read - link.since() <= 0) {
            read(link.to().getPort());
        }
        return users.getOrDefault(new Ends(link.from(), link.to()), -1L) == ownUser;
    }

    private void read(int port) {
        known = true;
        read = clock.getAsLong();
        users.clear();
        String suffix = ":" + HexFormat.of().withUpperCase().toHexDigits((short) port);
        for (Path table : tables) {
            try {
                for (String row : Files.readAllLines(table)) {
                    String[] cells = row.strip().split("\\s+", -1);
                    if (cells.length > INODE && cells[FAR_ADDRESS].endsWith(suffix)
                            && cells[STATE].equals(ESTABLISHED) && !cells[INODE].equals(NOBODYS)) {
                        users.put(new Ends(address(cells[OWN_ADDRESS]), address(cells[FAR_ADDRESS])),
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
