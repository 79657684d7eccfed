package dev.drawbridge.server.differential;

import com.fasterxml.jackson.databind.JsonNode;

/** What messages say of questions that wait. */
final class Questions {
    private Questions() {}

    /** Whether this status says that a thread waits for an approval. */
    static boolean isWaiting(JsonNode statusChanged) {
        return statusChanged.at("/params/status/activeFlags").toString().contains("waitingOnApproval");
    }
}
