package dev.drawbridge.core.agent.pi.session;

import java.util.List;

/**
 * A page of sessions.
 *
 * @param nextCursor empty if there are no more
 * @param backwardsCursor for a page in the other direction that begins with the first of this one
 */
public record Listing(List<SessionFile> found, String nextCursor, String backwardsCursor) {
    public Listing {
        found = List.copyOf(found);
    }

    /** The first of those that there are, in their order; more than a page need not be there. */
    static Listing of(List<SessionFile> ordered, SortKey key, boolean ascending, int limit) {
        List<SessionFile> page = ordered.subList(0, Math.min(limit, ordered.size()));
        if (page.isEmpty()) {
            return new Listing(page, "", "");
        }
        return new Listing(page, ordered.size() > limit ? Position.at(page.getLast(), key).cursor() : "",
                Position.at(page.getFirst(), key).justBefore(ascending).cursor());
    }
}
