package dev.drawbridge.core.agent.pi.session;

import java.util.Set;

/** What is known of sessions that does not stand in their files. */
public interface Remembered {
    /** The marks of a session, as {@code agent.pi.story} has them. */
    Set<String> marks(String threadId);

    /** The sessions that were put away. */
    Set<String> archived();
}
