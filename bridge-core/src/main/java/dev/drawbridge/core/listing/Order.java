package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The order of a list of threads. */
record Order(SortKey key, boolean descending) {
    /** Empty if the params name one that does not exist. */
    static Optional<Order> of(ObjectNode params) {
        Optional<Boolean> descending = switch (word(params.path("sortDirection"), "desc")) {
            case "desc" -> Optional.of(true);
            case "asc" -> Optional.of(false);
            default -> Optional.empty();
        };
        return SortKey.of(word(params.path("sortKey"), SortKey.CREATED_AT.word()))
                .flatMap(key -> descending.map(down -> new Order(key, down)));
    }

    private static String word(JsonNode value, String usual) {
        return Wanted.isAbsent(value) ? usual : value.isTextual() ? value.textValue() : "";
    }

    String direction() {
        return descending ? "desc" : "asc";
    }

    Order reversed() {
        return new Order(key, !descending);
    }

    boolean isBefore(long one, long other) {
        return descending ? one > other : one < other;
    }
}
