package dev.drawbridge.server.access;

import java.util.List;
import java.util.Set;

/**
 * Who may come in, as the one who starts the bridge says it.
 *
 * @param hosts names the bridge answers to besides loopback and the address it is bound to
 * @param origins web origins besides the bridge's own whose pages may connect, or {@code *} for all
 * @param proxies whose word about where a request comes from is believed; with any, all have to show something
 */
public record AccessOptions(Credential credential, Set<String> hosts, Set<String> origins,
        List<Cidr> proxies) {
    /**
     * Checks that the options make sense together.
     *
     * @throws IllegalArgumentException when an origin is not one, or all are allowed and nothing is asked
     */
    public AccessOptions {
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
        proxies = List.copyOf(proxies);
        origins.forEach(Origins::check);
        if (origins.contains(Origins.ANY) && credential instanceof Credential.None) {
            throw new IllegalArgumentException(
                    "with --allow-origin * any web page may drive the agent: set a token, or name the origins");
        }
    }

    /** No token, and no names or origins but the bridge's own. */
    public static AccessOptions open() {
        return new AccessOptions(new Credential.None(), Set.of(), Set.of(), List.of());
    }

    public AccessOptions withToken(Token token) {
        return new AccessOptions(new Credential.SharedToken(token), hosts, origins, proxies);
    }

    /** The same, with nobody let in who shows nothing. */
    public AccessOptions locked() {
        return credential instanceof Credential.None
                ? new AccessOptions(new Credential.KnownElsewhere(), hosts, origins, proxies)
                : this;
    }

    public AccessOptions withHosts(Set<String> names) {
        return new AccessOptions(credential, names, origins, proxies);
    }

    public AccessOptions withOrigins(Set<String> allowed) {
        return new AccessOptions(credential, hosts, allowed, proxies);
    }

    public AccessOptions withProxies(List<Cidr> trusted) {
        return new AccessOptions(credential, hosts, origins, trusted);
    }
}
