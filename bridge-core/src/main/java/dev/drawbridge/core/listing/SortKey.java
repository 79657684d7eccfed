package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/** What a list of threads is sorted by. */
enum SortKey {
    CREATED_AT("created_at", "createdAt"), UPDATED_AT("updated_at", "updatedAt"), RECENCY_AT("recency_at",
            "recencyAt"),
    /** By hand; no thread tells its place, so the agents' threads follow each other. */
    SECTION_POSITION("section_position", "");

    private final String word;
    private final String member;

    SortKey(String word, String member) {
        this.word = word;
        this.member = member;
    }

    static Optional<SortKey> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }

    /** Where a thread stands, in seconds; agents keep finer times than they tell. */
    long of(JsonNode thread) {
        return thread.path(member).asLong();
    }
}
