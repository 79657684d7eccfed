package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;

/** A thread in a list, as it is told, and where it stands. */
record Row(JsonNode told, String id, long key) {
    static Row of(JsonNode told, SortKey key) {
        JsonNode thread = told.path("thread").isObject() ? told.path("thread") : told;
        return new Row(told, thread.path("id").asText(), key.of(thread));
    }
}
