package dev.drawbridge.core.agent.pi;

import dev.drawbridge.core.agent.pi.session.Remembered;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import java.util.Set;

/** What the shelf has of sessions that their files have not. */
record Recollection(Shelf shelf) implements Remembered {
    @Override
    public Set<String> marks(String threadId) {
        return shelf.marks(threadId);
    }

    @Override
    public Set<String> archived() {
        return shelf.archived();
    }
}
