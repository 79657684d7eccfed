package dev.drawbridge.server.access;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names the bridge answers to.
 *
 * <p>A page of a foreign site can make its own name point to this machine (DNS rebinding) and then counts as the
 * same origin for the browser; but its requests still carry that name.
 */
final class Hosts {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");

    private static final String LOCALHOST = "localhost";

    private final Set<String> names = new HashSet<>();

    Hosts(String bound, Set<String> others) {
        names.add(LOCALHOST);
        names.add(Authority.name(bound));
        others.forEach(name -> names.add(Authority.name(name)));
    }

    /** Whether the request was sent to this machine as its own programs call it, and not by a name that others use. */
    boolean isThisMachine(List<String> named) {
        return named.stream().map(Authority::parse).allMatch(parsed -> parsed
                .filter(authority -> authority.host().equals(LOCALHOST) || address(authority.host())
                        .filter(InetAddress::isLoopbackAddress).isPresent())
                .isPresent());
    }

    boolean answersTo(Authority authority, InetAddress arrivedAt) {
        return names.contains(authority.host()) || address(authority.host())
                .filter(literal -> literal.isLoopbackAddress() || literal.equals(arrivedAt)).isPresent();
    }

    private static Optional<InetAddress> address(String host) {
        if (!ADDRESS.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // looks like an address and is none
        }
    }
}
