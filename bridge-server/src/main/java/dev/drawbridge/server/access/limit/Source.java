package dev.drawbridge.server.access.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where something comes from, as far as one person can be told from another: of IPv6 each has a whole network. */
public record Source(InetAddress network) {
    private static final int OWN_NETWORK = 8;

    /** The source that the address belongs to. */
    public static Source of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return new Source(address);
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, OWN_NETWORK, bytes.length, (byte) 0);
        try {
            return new Source(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new AssertionError("it is as long as before", e);
        }
    }
}
