package dev.drawbridge.server;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.engine.Backoff;
import dev.drawbridge.core.engine.Birth;
import dev.drawbridge.core.engine.Engine;
import dev.drawbridge.core.engine.Scheduler;
import dev.drawbridge.core.history.Scribe;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.endpoint.Endpoint;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The whole bridge, wired: one agent, one engine, one endpoint. */
public final class Bridge implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private static final long LAG_LIMIT = 64 << 20;

    private final Engine engine;
    private final Endpoint endpoint;

    private Bridge(Engine engine, Endpoint endpoint) {
        this.engine = engine;
        this.endpoint = endpoint;
    }

    /** Starts it; clients that come before the agent is ready wait for it. */
    public static Bridge start(Agent agent, String version, EndpointOptions options)
            throws AgentUnavailable, CannotListenException {
        Catalog catalog = Catalog.codex();
        Journal journal = Journal.none("there is no store");
        Scribe scribe = new Scribe(catalog, journal, later()::after, LAG_LIMIT);
        Engine engine = new Engine(agent, version, catalog, later(),
                new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new SplittableRandom()), new Logs(journal, scribe),
                LAG_LIMIT);
        Endpoint endpoint = Endpoint.start(options, engine, engine::isReady);
        try {
            engine.start();
        } catch (AgentUnavailable missing) {
            endpoint.close();
            throw missing;
        }
        return new Bridge(engine, endpoint);
    }

    private static Scheduler later() {
        return (pause, work) -> CompletableFuture
                .delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS,
                        task -> Thread.ofVirtual().start(task))
                .execute(work);
    }

    /** Done once it is known how the agent's first life began. */
    public CompletableFuture<Birth> birth() {
        return engine.birth();
    }

    /** What a client is told to connect to. */
    public String url() {
        return endpoint.url();
    }

    /** Lets nobody in any more and says farewell to the clients, while the agent ends with all its processes. */
    @Override
    public void close() {
        CompletableFuture<Void> deserted = CompletableFuture.runAsync(endpoint::close,
                task -> Thread.ofVirtual().start(task));
        engine.close();
        deserted.join();
    }
}
