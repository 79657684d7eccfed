package dev.drawbridge.core.approval;

import java.util.Objects;
import java.util.Optional;

/** Where in an agent's work a question came up. */
public record Place(String threadId, Optional<String> turnId, Optional<String> itemId) {
    public Place {
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(turnId, "turnId");
        Objects.requireNonNull(itemId, "itemId");
    }
}
