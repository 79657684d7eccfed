package dev.drawbridge.core.agent.pi.session;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files in which something stands that was not foreseen; of each the log tells once. */
final class Oddities {
    private static final Logger log = LoggerFactory.getLogger(Oddities.class);

    private final Set<Path> told = ConcurrentHashMap.newKeySet();

    void note(Path file, RuntimeException unforeseen) {
        if (told.add(file)) {
            log.debug("{} cannot be read as a session", file, unforeseen);
        }
    }
}
