package dev.drawbridge.core.engine;

import dev.drawbridge.core.log.ThreadLog;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** A thread that the agent has told of, and who follows it. */
final class SharedThread {
    private final String id;
    private final ThreadLog log = new ThreadLog();
    private final Set<ClientConnection> subscribers = new LinkedHashSet<>();
    private final Queue<Runnable> held = new ArrayDeque<>();

    private int joining;
    private boolean followed;
    private boolean active;
    private boolean leaving;
    private Optional<ClientConnection> replaying = Optional.empty();
    private boolean usageReplayed;
    private Optional<ClientConnection> toolOwner = Optional.empty();

    SharedThread(String id) {
        this.id = id;
    }

    /** Forgets what the agent's last life had to do with it. */
    void newLife() {
        joining = 0;
        followed = false;
        active = false;
        leaving = false;
        replayed();
    }

    String id() {
        return id;
    }

    ThreadLog log() {
        return log;
    }

    Set<ClientConnection> subscribers() {
        return subscribers;
    }

    /** Whether the agent sends the bridge this thread's events. */
    boolean followed() {
        return followed;
    }

    void follow(boolean followed) {
        this.followed = followed;
    }

    /** How many requests are under way that subscribe somebody when they succeed. */
    int joining() {
        return joining;
    }

    void join(int change) {
        joining += change;
    }

    /** Whether a turn is running. */
    boolean active() {
        return active;
    }

    void activate(boolean active) {
        this.active = active;
    }

    /** Whether the bridge is just telling the agent that nobody follows any more. */
    boolean leaving() {
        return leaving;
    }

    void leave(boolean leaving) {
        this.leaving = leaving;
    }

    /** Requests that wait until nobody is about to join and the bridge is not leaving: they would be undone. */
    Queue<Runnable> held() {
        return held;
    }

    /** Whether the bridge has nothing to remember of it. */
    boolean isIdle() {
        return !followed && !active && !leaving && joining == 0 && held.isEmpty() && subscribers.isEmpty();
    }

    /** Who has just resumed the thread and is the only one to get what the agent repeats because of it. */
    Optional<ClientConnection> replaying() {
        return replaying;
    }

    /** Whether the usage that the agent tells next is a repetition for that one client. */
    boolean replaysUsage() {
        return replaying.isPresent() && !usageReplayed;
    }

    /** @param usage whether the agent repeats the usage too */
    void replayFor(ClientConnection client, boolean usage) {
        replaying = Optional.of(client);
        usageReplayed = !usage;
    }

    /** The repetition has come to the goal, which is news for all; only open questions follow it. */
    void replayedUsage() {
        usageReplayed = true;
    }

    /** Something new happens: the repetition is over. */
    void replayed() {
        replaying = Optional.empty();
    }

    /** Who brought tools along, and so is the one to run them. */
    Optional<ClientConnection> toolOwner() {
        return toolOwner.filter(subscribers::contains);
    }

    void toolsOf(ClientConnection client) {
        toolOwner = Optional.of(client);
    }
}
