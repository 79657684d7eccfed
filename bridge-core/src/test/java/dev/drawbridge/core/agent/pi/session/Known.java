package dev.drawbridge.core.agent.pi.session;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is remembered of sessions in a test. */
final class Known implements Remembered {
    final Set<String> marks = new LinkedHashSet<>();
    final Set<String> archived = new HashSet<>();

    @Override
    public Set<String> marks(String threadId) {
        return marks;
    }

    @Override
    public Set<String> archived() {
        return archived;
    }
}
