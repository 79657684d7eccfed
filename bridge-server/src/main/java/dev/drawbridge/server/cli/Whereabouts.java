package dev.drawbridge.server.cli;

import dev.drawbridge.server.endpoint.BindAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where other devices find the bridge.
 *
 * @param addresses the likeliest first; never none
 * @param loopbackOnly whether no other machine gets there by itself
 */
record Whereabouts(List<BindAddress> addresses, boolean loopbackOnly) {
    private static final List<String> OF_CONTAINERS = List.of("docker", "br-", "veth", "virbr", "cni", "lxc");

    /** Of a bridge that is bound to this address. */
    static Whereabouts of(BindAddress bound) {
        return of(bound, reachable());
    }

    static Whereabouts of(BindAddress bound, List<InetAddress> reachable) {
        InetAddress host;
        try {
            host = InetAddress.getByName(bound.host());
        } catch (UnknownHostException nowhere) {
            return new Whereabouts(List.of(bound), /* loopbackOnly= */ false);
        }
        if (!host.isAnyLocalAddress()) {
            return new Whereabouts(List.of(bound), host.isLoopbackAddress());
        }
        List<BindAddress> found = reachable.stream()
                .filter(address -> !(host instanceof Inet4Address) || address instanceof Inet4Address)
                .map(address -> new BindAddress(address.getHostAddress(), bound.port())).toList();
        return found.isEmpty()
                ? new Whereabouts(List.of(new BindAddress("127.0.0.1", bound.port())),
                        /* loopbackOnly= */ true)
                : new Whereabouts(found, /* loopbackOnly= */ false);
    }

    /** This machine's own addresses, those of a home or an office first. */
    private static List<InetAddress> reachable() {
        try {
            return NetworkInterface.networkInterfaces().filter(Whereabouts::leadsOutside)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()
                            && !address.isMulticastAddress())
                    .sorted(Comparator.comparing((InetAddress address) -> !(address instanceof Inet4Address))
                            .thenComparing(address -> !address.isSiteLocalAddress()))
                    .toList();
        } catch (SocketException unknown) {
            return List.of();
        }
    }

    private static boolean leadsOutside(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback()
                    && OF_CONTAINERS.stream().noneMatch(network.getName()::startsWith);
        } catch (SocketException gone) {
            return false;
        }
    }

    /** How a device gets there all the same; nothing, if it needs no help. */
    Stream<String> advice() {
        int port = addresses.getFirst().port();
        return loopbackOnly
                ? Stream.of("The bridge listens on this machine only. Another device reaches it",
                        "  by SSH:        ssh -L " + port + ":127.0.0.1:" + port + " USER@THIS-MACHINE",
                        "  by Tailscale:  tailscale serve --tcp " + port + " tcp://127.0.0.1:" + port
                                + ", and give --host NAME here",
                        "  by itself:     drawbridge serve --bind ADDRESS:" + port
                                + " --auth-token-file FILE")
                : Stream.of();
    }
}
