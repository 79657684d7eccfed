package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.core.log.ThreadLog;
import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** A thread that the agent has told of, and who follows it. */
final class SharedThread {
    private static final IdPath DIRECTORY = IdPath.of("thread.cwd");
    private static final IdPath EPHEMERAL = IdPath.of("thread.ephemeral");

    private final String id;
    private final Seat seat;
    private final Logs logs;
    private final Set<ClientConnection> subscribers = new LinkedHashSet<>();
    private final Queue<Runnable> held = new ArrayDeque<>();
    private final Continuity continuity = new Continuity();
    private final Progress progress = new Progress();

    private Optional<ThreadLog> log = Optional.empty();
    private int joining;
    private int stirring;
    private int holds;
    private boolean followed;
    private boolean missed;
    private boolean approached;
    private boolean goalRepeated;
    private boolean active;
    private boolean leaving;
    private Optional<ClientConnection> replaying = Optional.empty();
    private boolean usageReplayed;
    private Optional<ClientConnection> toolOwner = Optional.empty();
    private final Map<String, byte[]> asides = new LinkedHashMap<>();
    private Optional<String> directory = Optional.empty();
    private boolean ephemeral;

    SharedThread(String id, Seat seat, Logs logs) {
        this.id = id;
        this.seat = seat;
        this.logs = logs;
    }

    /** Forgets what the agent's last life had to do with it. */
    void newLife() {
        log.ifPresent(each -> each.history().interrupt());
        parted();
        missed = false;
    }

    /** Forgets what the last link to the agent had to do with it: what goes on in it is heard of later. */
    void parted() {
        missed |= followed;
        joining = 0;
        stirring = 0;
        follow(false);
        active = false;
        leaving = false;
        approached = false;
        goalRepeated = false;
        asides.clear();
        replayed();
    }

    String id() {
        return id;
    }

    /** Whose thread it is. */
    Seat seat() {
        return seat;
    }

    /** What happens in it, from the first event on that the agent tells the bridge. */
    ThreadLog log() {
        if (log.isEmpty()) {
            log = Optional.of(logs.open(id));
        }
        return log.get();
    }

    Set<ClientConnection> subscribers() {
        return subscribers;
    }

    /** Whether it was followed when the link to the agent was lost, and is not yet again. */
    boolean isMissed() {
        return missed;
    }

    /** It is known what has become of it since the link was lost. */
    void found() {
        missed = false;
    }

    /** Whether the bridge is about to follow it of its own accord, for its questions. */
    boolean isApproached() {
        return approached;
    }

    void approach(boolean approached) {
        this.approached = approached;
    }

    /** The agent is going to repeat the thread's goal, since the bridge follows it: that is news for nobody. */
    void expectGoal() {
        goalRepeated = true;
    }

    /** Whether the goal that the agent tells is such a repetition, of which there is one. */
    boolean isGoalRepeated() {
        boolean repeated = goalRepeated;
        goalRepeated = false;
        return repeated;
    }

    Progress progress() {
        return progress;
    }

    /** Whether the agent sends the bridge this thread's events. */
    boolean followed() {
        return followed;
    }

    void follow(boolean followed) {
        if (followed && !this.followed) {
            if (!missed) {
                progress.forget();
            }
            logs.begin(id);
        } else if (!followed && this.followed) {
            logs.end(id, log());
        }
        this.followed = followed;
    }

    /** The bridge has nothing to do with it any more. */
    void forgotten() {
        log.ifPresent(ended -> logs.forget(id, ended));
    }

    Continuity continuity() {
        return continuity;
    }

    /** Takes in what a message of the agent's, just scanned, says of it in its part {@code object}. */
    void learn(byte[] message, Span object, Scanner scanner) {
        Span place = new Span();
        directory = scanner.text(object, DIRECTORY).or(() -> directory);
        if (scanner.find(object, EPHEMERAL, place)) {
            ephemeral = message[place.from()] == 't';
        }
    }

    /** Where it works, as far as the agent has told. */
    Optional<String> directory() {
        return directory;
    }

    /** Whether nothing remains of it: a program's, such as one that makes a title, and nobody's to look at. */
    boolean isEphemeral() {
        return ephemeral;
    }

    /** How many may be about to follow: requests under way that subscribe somebody, and whoever holds the thread. */
    int joining() {
        return joining + holds;
    }

    void join(int change) {
        joining += change;
    }

    /** Whether a turn may begin any moment: somebody has asked for one, and the agent has not answered. */
    boolean isStirring() {
        return stirring > 0;
    }

    void stir(int change) {
        stirring = Math.max(0, stirring + change);
    }

    /** The agent says that a turn has begun, if it is not known by now that it has ended; more of it is to come. */
    void begun(JsonNode turn) {
        boolean over = progress.turn().equals(turn.path("id").asText()) && !progress.isRunning();
        if (followed && !over && turn.path("status").asText().equals("inProgress")) {
            active = true;
        }
    }

    /** Whether somebody is coming back to it. */
    boolean isHeld() {
        return holds > 0;
    }

    void hold(int change) {
        holds += change;
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
        return !followed && !missed && !approached && !active && !leaving && joining() == 0 && !isStirring()
                && held.isEmpty()
                && subscribers.isEmpty();
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

    /** What the agent said last under this name to those only who know of bridges. */
    Optional<byte[]> aside(String name) {
        return Optional.ofNullable(asides.get(name));
    }

    /** All that it said so, the newest of each name. */
    Collection<byte[]> asides() {
        return asides.values();
    }

    void aside(String name, byte[] message) {
        asides.put(name, message);
    }

    /** Who brought tools along, and so is the one to run them. */
    Optional<ClientConnection> toolOwner() {
        return toolOwner.filter(subscribers::contains);
    }

    void toolsOf(ClientConnection client) {
        toolOwner = Optional.of(client);
    }
}
