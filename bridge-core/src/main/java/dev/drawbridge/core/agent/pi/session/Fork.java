package dev.drawbridge.core.agent.pi.session;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A new session that begins as another did.
 *
 * @param marks those of the other one that are about what was taken over, the oldest first
 */
public record Fork(SessionFile file, Set<String> marks) {
    public Fork {
        marks = Collections.unmodifiableSet(new LinkedHashSet<>(marks));
    }
}
