package dev.drawbridge.server.access;

import java.net.InetAddress;
import java.util.List;

/**
 * What a request says of itself before anybody has looked who sent it.
 *
 * @param secure whether it came through TLS
 * @param arrivedAt the bridge's own address that it was sent to
 * @param hosts the values of its {@code Host} header; one, if it is well formed
 * @param origins the values of its {@code Origin} header; none, unless a browser sent it
 * @param authorizations the values of its {@code Authorization} header
 */
public record Knock(boolean secure, InetAddress arrivedAt, List<String> hosts, List<String> origins,
        List<String> authorizations) {
    public Knock {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
        authorizations = List.copyOf(authorizations);
    }
}
