package dev.drawbridge.server;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.engine.Backoff;
import dev.drawbridge.core.engine.Birth;
import dev.drawbridge.core.engine.Engine;
import dev.drawbridge.core.engine.Epoch;
import dev.drawbridge.core.engine.Scheduler;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.core.receipt.NoReceipts;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.InfoService;
import dev.drawbridge.protocol.bridge.JournalInfo;
import dev.drawbridge.protocol.bridge.JournalState;
import dev.drawbridge.protocol.bridge.ResumeService;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.server.control.Desk;
import dev.drawbridge.server.control.Inquiry;
import dev.drawbridge.server.control.Service;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.endpoint.Endpoint;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The whole bridge, wired: one agent, one engine, one endpoint. */
public final class Bridge implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final long LAG_LIMIT = 64 << 20;
    private static final List<String> FEATURES = List.of("info", "resume");

    private final BridgeIdentity identity;
    private final Logs logs;
    private final Engine engine;
    private final Endpoint endpoint;

    private Bridge(Agent agent, String version, EndpointOptions options) throws CannotListenException {
        this.identity = new BridgeIdentity(version, Epoch.next(new SecureRandom()), FEATURES);
        Catalog catalog = Catalog.codex();
        Journal journal = Journal.none("there is no store");
        this.logs = new Logs(catalog, journal, later()::after, LAG_LIMIT);
        this.engine = new Engine(agent, identity, catalog, later(),
                new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new SplittableRandom()), logs,
                new Desk(this::services, () -> UUID.randomUUID().toString()), new NoReceipts(),
                InstantSource.system());
        this.endpoint = Endpoint.start(options, engine, engine::isReady);
    }

    /** Starts it; clients that come before the agent is ready wait for it. */
    public static Bridge start(Agent agent, String version, EndpointOptions options)
            throws AgentUnavailable, CannotListenException {
        Bridge bridge = new Bridge(agent, version, options);
        try {
            bridge.engine.start();
        } catch (AgentUnavailable missing) {
            bridge.endpoint.close();
            throw missing;
        }
        return bridge;
    }

    /** What clients can call of the bridge itself. */
    private List<Service<?>> services() {
        Inquiry inquiry = new Inquiry(identity, engine::agents, Bridge::journal);
        return List.of(new Service<>(InfoService.class, call -> inquiry),
                new Service<>(ResumeService.class, engine::resumption));
    }

    private static JournalInfo journal() {
        return new JournalInfo(JournalState.OFF, Optional.empty());
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
