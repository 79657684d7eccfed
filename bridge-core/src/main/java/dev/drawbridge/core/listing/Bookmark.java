package dev.drawbridge.core.listing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a list of all agents' threads goes on; a client has it as an opaque cursor.
 *
 * @param places of the agents, by their names
 */
record Bookmark(Listing listing, Order order, Map<String, Place> places) {
    Bookmark {
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    static Bookmark start(Listing listing, Order order) {
        return new Bookmark(listing, order, Map.of());
    }

    /** Whether the other is of the same list in the same order. */
    boolean isAlike(Bookmark other) {
        return listing == other.listing && order.equals(other.order);
    }

    /** An agent that was not there begins at its start. */
    Place place(String source) {
        return places.getOrDefault(source, Place.START);
    }
}
