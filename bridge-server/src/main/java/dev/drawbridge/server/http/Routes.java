package dev.drawbridge.server.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be asked of the bridge by HTTP.
 *
 * @param byPath the routes by path, then by method
 */
public record Routes(Map<String, Map<String, Route>> byPath) {
    public Routes {
        byPath = Map.copyOf(byPath);
    }

    public static Routes none() {
        return new Routes(Map.of());
    }

    public Optional<Route> find(String path, String method) {
        return Optional.ofNullable(byPath.getOrDefault(path, Map.of()).get(method));
    }

    /** The methods that the path has routes for, in alphabetical order. */
    public Set<String> methods(String path) {
        return new TreeSet<>(byPath.getOrDefault(path, Map.of()).keySet());
    }
}
