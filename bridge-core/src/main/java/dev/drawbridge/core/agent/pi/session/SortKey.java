package dev.drawbridge.core.agent.pi.session;

/** By which of its times a session is sorted. */
enum SortKey {
    CREATED, UPDATED, RECENCY;

    long of(SessionFile file) {
        return switch (this) {
            case CREATED -> file.createdAt();
            case UPDATED -> file.updatedAt();
            case RECENCY -> file.askedAt();
        };
    }
}
