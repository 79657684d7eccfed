package dev.drawbridge.server.access;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a request says of itself before anybody has looked who sent it.
 *
 * @param secure whether it came through TLS
 * @param link the connection that it came by
 * @param from where it comes from
 * @param hosts the values of its {@code Host} header; one, if it is well formed
 * @param origins the values of its {@code Origin} header; none, unless a browser sent it
 * @param authorizations the values of its {@code Authorization} header
 * @param protocols what its {@code Sec-WebSocket-Protocol} headers offer
 * @param cookieHeaders the values of its {@code Cookie} header
 */
public record Knock(boolean secure, Link link, InetAddress from, List<String> hosts,
        List<String> origins, List<String> authorizations, List<String> protocols,
        List<String> cookieHeaders) {
    public Knock {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
        authorizations = List.copyOf(authorizations);
        protocols = protocols.stream().flatMap(header -> Stream.of(header.split(","))).map(String::strip)
                .filter(protocol -> !protocol.isEmpty()).toList();
        cookieHeaders = List.copyOf(cookieHeaders);
    }

    /** The same as somebody has sent it to a proxy. */
    Knock forwarded(boolean securely, InetAddress sender, List<String> namedHosts) {
        return new Knock(securely, link, sender, namedHosts, origins, authorizations, protocols,
                cookieHeaders);
    }

    /** The bridge's own address that it was sent to. */
    InetAddress arrivedAt() {
        return link.to().getAddress();
    }

    /** The values of the cookies of that name. */
    List<String> cookies(String name) {
        String start = name + "=";
        return cookieHeaders.stream().flatMap(header -> Stream.of(header.split(";"))).map(String::strip)
                .filter(cookie -> cookie.startsWith(start)).map(cookie -> cookie.substring(start.length()))
                .toList();
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "Knock[from=" + from.getHostAddress() + "]";
    }
}
