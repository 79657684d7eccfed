package dev.drawbridge.core.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An agent in memory: a test says what it says and reads what was written to it.
 *
 * <p>By itself it answers nothing; {@link #script} gives it a script. The engine's side runs on the threads that
 * call {@link FakeLife#say} or, for a script's words, on the thread that wrote: a test has no threads to wait for.
 */
public final class FakeAgent implements Agent {
    private final List<FakeLife> lives = new CopyOnWriteArrayList<>();
    private volatile Script script = (life, message) -> {};
    private volatile String unavailable = "";
    private volatile boolean catalogued;
    private volatile boolean shared;
    private volatile boolean unasked;
    private volatile Optional<Path> directory = Optional.empty();
    private final String name;
    private final Set<String> threads;

    public FakeAgent() {
        this("fake", Set.of());
    }

    /** One that knows these threads before anybody has spoken of them. */
    public FakeAgent(String name, Set<String> threads) {
        this.name = name;
        this.threads = threads;
    }

    /** What a fake does with each message that is written to it. */
    public interface Script {
        void written(FakeLife life, String message);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Path> directory() {
        return directory;
    }

    /** Has threads work there that name no directory. */
    public FakeAgent in(Path place) {
        directory = Optional.of(place);
        return this;
    }

    @Override
    public boolean knows(String threadId) {
        return threads.contains(threadId);
    }

    @Override
    public AgentLink start(AgentListener listener) throws AgentUnavailable {
        if (!unavailable.isEmpty()) {
            throw new AgentUnavailable(unavailable);
        }
        FakeLife life = new FakeLife(listener, script);
        lives.add(life);
        return life;
    }

    @Override
    public boolean isCatalogued() {
        return catalogued;
    }

    @Override
    public boolean worksUnasked() {
        return unasked || shared;
    }

    /** Begins turns in threads that nobody follows. */
    public FakeAgent unasked() {
        unasked = true;
        return this;
    }

    /** Lets it pass for the agent that the catalog was made from. */
    public FakeAgent catalogued() {
        this.catalogued = true;
        return this;
    }

    @Override
    public boolean isShared() {
        return shared;
    }

    /** Goes on when a life of it ends, which is but a link. */
    public FakeAgent shared() {
        shared = true;
        return this;
    }

    /** What lives begun from now on do with each message. */
    public FakeAgent script(Script script) {
        this.script = script;
        return this;
    }

    /** Refuses every start from now on with this sentence; starts again when it is empty. */
    public FakeAgent unavailable(String sentence) {
        this.unavailable = sentence;
        return this;
    }

    public List<FakeLife> lives() {
        return List.copyOf(lives);
    }

    /** The life that was begun last. */
    public FakeLife life() {
        return lives.getLast();
    }
}
