package dev.drawbridge.server.access;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What proxies say of those whose requests they pass on. It counts only if the proxy is one of the owner's; anybody could
 * write it. The newer header {@code Forwarded} is not read: no proxy writes it unasked, and of two that say the same one
 * could be the sender's own.
 */
public final class Forwarding {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final List<Cidr> trusted;

    public Forwarding(List<Cidr> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Whether the address is one of the owner's proxies. */
    public boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    /** The request as it was before it came to the proxy, if it came by one. */
    public Knock unfold(Knock knock, Trail trail) {
        if (!trusts(knock.from())) {
            return knock;
        }
        List<String> schemes = values(trail.schemes());
        List<String> hosts = values(trail.hosts());
        return knock.forwarded(
                schemes.isEmpty() ? knock.secure() : schemes.getLast().equalsIgnoreCase("https"),
                sender(knock.from(), values(trail.senders())),
                hosts.isEmpty() ? knock.hosts() : List.of(hosts.getLast()));
    }

    /** The last that is no proxy of the owner's: what stands before it, it may have written itself. */
    private InetAddress sender(InetAddress proxy, List<String> senders) {
        InetAddress nearest = proxy;
        for (String sender : senders.reversed()) {
            Optional<InetAddress> address = address(sender);
            if (address.isEmpty()) {
                return nearest;
            }
            nearest = address.get();
            if (!trusts(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return LITERAL.matcher(text).matches()
                    ? Optional.of(InetAddress.ofLiteral(text))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty(); // a proxy that does not tell: then it counts for the sender
        }
    }

    private static List<String> values(List<String> headers) {
        List<String> values = new ArrayList<>();
        headers.stream().flatMap(header -> Stream.of(header.split(",", -1))).map(String::strip)
                .forEach(values::add);
        return values;
    }

    /**
     * What a request says of its way here.
     *
     * @param senders the values of its {@code X-Forwarded-For} headers
     * @param schemes the values of its {@code X-Forwarded-Proto} headers
     * @param hosts the values of its {@code X-Forwarded-Host} headers
     */
    public record Trail(List<String> senders, List<String> schemes, List<String> hosts) {
        public Trail {
            senders = List.copyOf(senders);
            schemes = List.copyOf(schemes);
            hosts = List.copyOf(hosts);
        }
    }
}
