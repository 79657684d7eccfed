package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.pi.story.Story;
import java.nio.file.Path;
import java.util.Optional;

/** What a thread was before its process started. */
public sealed interface Past {
    /**
     * It is ours to go on with.
     *
     * @param file where it is written down, if anything is
     * @param release lets others have it again
     */
    record Taken(Story story, Optional<Path> file, Runnable release) implements Past {}

    /** Somebody else has it, or it cannot be read; a sentence for the client. */
    record Refused(String sentence) implements Past {}
}
