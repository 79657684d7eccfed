package dev.drawbridge.core.agent.pi;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which threads are live, and as what process: written by the one thread of a life, read by anybody. */
final class Presence {
    /** The process of each, empty where there is none now. */
    private final Map<String, String> runtimes = new ConcurrentHashMap<>();

    void note(String threadId, Optional<String> runtime) {
        runtimes.put(threadId, runtime.orElse(""));
    }

    void gone(String threadId) {
        runtimes.remove(threadId);
    }

    void clear() {
        runtimes.clear();
    }

    boolean has(String threadId) {
        return runtimes.containsKey(threadId);
    }

    Optional<String> runtime(String threadId) {
        return Optional.ofNullable(runtimes.get(threadId)).filter(name -> !name.isEmpty());
    }
}
