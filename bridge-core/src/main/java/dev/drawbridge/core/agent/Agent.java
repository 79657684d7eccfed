package dev.drawbridge.core.agent;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A coding agent that can be brought to life, and speaks Codex's vocabulary. It refuses params that lack what the catalog
 * says their method needs, before anything comes of them: the engine leaves that to it.
 */
public interface Agent {
    /** What logs and clients call it, and its models where several agents are: {@code codex}, {@code pi}, {@code demo}. */
    String name();

    /** Whether it is the program that the catalog was made from, so that other methods than the catalog's are news. */
    default boolean isCatalogued() {
        return false;
    }

    /**
     * Whether a thread that nobody has spoken of yet is one of its own; quick, and from any thread. The agent that comes
     * first is never asked: what no other knows is left to it.
     */
    default boolean knows(String threadId) {
        return false;
    }

    /** Whether each thread has a process of its own, if any, rather than all of them the agent's. */
    default boolean isManyProcesses() {
        return false;
    }

    /** Whether turns begin in threads that nobody follows here, and that the bridge then has to hear of. */
    default boolean worksUnasked() {
        return isShared();
    }

    /** The process that works in the thread, where each has one of its own; another process has another name. */
    default Optional<String> runtime(String threadId) {
        return Optional.empty();
    }

    /** Where threads work that name no directory; empty if only the agent knows. */
    default Optional<Path> directory() {
        return Optional.empty();
    }

    /**
     * Starts one life of it.
     *
     * @throws AgentUnavailable with a sentence that says what to do
     */
    AgentLink start(AgentListener listener) throws AgentUnavailable;

    /**
     * Whether it runs by itself, for others too: what begins and ends here are links to it, of which it lives through
     * any number.
     */
    default boolean isShared() {
        return false;
    }
}
