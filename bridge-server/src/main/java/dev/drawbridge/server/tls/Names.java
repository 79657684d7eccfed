package dev.drawbridge.server.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a bridge's certificate says that it is called.
 *
 * @param dns its names
 * @param addresses its addresses
 */
record Names(Set<String> dns, Set<InetAddress> addresses) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** All names of this machine now, and those that its owner gives it. */
    static Names here(Set<String> given) {
        Names names = new Names(new LinkedHashSet<>(), new LinkedHashSet<>());
        names.add("localhost");
        names.add("127.0.0.1");
        names.add("::1");
        names.add(hostName());
        given.forEach(names::add);
        names.addresses.addAll(interfaces());
        names.addresses.removeIf(InetAddress::isAnyLocalAddress);
        return names;
    }

    private void add(String name) {
        if (LITERAL.matcher(name).matches()) {
            try {
                addresses.add(InetAddress.ofLiteral(name));
            } catch (IllegalArgumentException neither) {
                // looks like an address and is none, and no name either
                return;
            }
        } else if (NAME.matcher(name).matches()) {
            dns.add(name);
        }
    }

    /** The kernel's answer, since to ask a resolver can take seconds. */
    private static String hostName() {
        try {
            return Files.isReadable(HOST_NAME)
                    ? Files.readString(HOST_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unknown) {
            return ""; // it has no name that would be of use to anybody
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without those that mean something on one wire only. */
    private static List<InetAddress> interfaces() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !(address instanceof Inet6Address && address.isLinkLocalAddress()))
                    .toList();
        } catch (SocketException unknown) {
            return List.of(); // then it is reached by its names
        }
    }
}
