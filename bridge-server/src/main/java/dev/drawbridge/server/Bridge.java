package dev.drawbridge.server;

import dev.drawbridge.core.access.Ledgers;
import dev.drawbridge.core.access.NoLedger;
import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import dev.drawbridge.core.agent.pi.shelf.ShelfInMemory;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.engine.Backoff;
import dev.drawbridge.core.engine.Birth;
import dev.drawbridge.core.engine.Engine;
import dev.drawbridge.core.engine.Epoch;
import dev.drawbridge.core.engine.Shelves;
import dev.drawbridge.core.engine.Supervised;
import dev.drawbridge.core.engine.Supervision;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.journal.JournalState;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.core.project.Projects;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.Store;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.bridge.AgentService;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.InfoService;
import dev.drawbridge.protocol.bridge.JournalHealth;
import dev.drawbridge.protocol.bridge.JournalInfo;
import dev.drawbridge.protocol.bridge.ResumeService;
import dev.drawbridge.protocol.bridge.approval.ApprovalService;
import dev.drawbridge.protocol.bridge.attention.AttentionService;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.audit.AuditService;
import dev.drawbridge.protocol.bridge.pairing.PairingDoor;
import dev.drawbridge.protocol.bridge.project.ProjectService;
import dev.drawbridge.protocol.bridge.rule.RuleService;
import dev.drawbridge.protocol.bridge.terminal.TerminalKeeping;
import dev.drawbridge.protocol.bridge.terminal.TerminalService;
import dev.drawbridge.protocol.bridge.thread.ThreadService;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.server.control.AuditDesk;
import dev.drawbridge.server.control.Desk;
import dev.drawbridge.server.control.Inquiry;
import dev.drawbridge.server.control.Service;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.endpoint.Endpoint;
import dev.drawbridge.server.project.ProjectDesk;
import dev.drawbridge.server.terminal.Terminals;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole bridge, wired: the agents, one engine, one endpoint. */
public final class Bridge implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Bridge.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final List<String> FEATURES = List.of("info", "resume", "sends", "agents", "approvals",
            "rules", "attention", "audit", "threads", "devices", "projects", "terminals");

    private final Instant started = Instant.now();
    private final BridgeIdentity identity;
    private final Optional<Store> store;
    private final Journal journal;
    private final Shelves shelves;
    /** Of its own, since who writes to a disk may have to wait for it. */
    private final ScheduledExecutorService writer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("scribe").daemon().factory());
    private final Logs logs;
    private final Engine engine;
    private final Terminals terminals;
    private final Entrance entrance;
    private final Endpoint endpoint;

    /** Who works behind the bridge. */
    @FunctionalInterface
    public interface Crew {
        /**
         * All of them, the first of whom does what no other is meant for.
         *
         * @param ofPi where it is kept what Pi does not keep of its threads
         */
        List<Agent> agents(Shelf ofPi);

        /** Agents that keep everything themselves. */
        static Crew of(Agent... agents) {
            return shelf -> List.of(agents);
        }
    }

    private Bridge(Crew crew, String version, BridgeOptions options,
            Supplier<Supervision> supervision)
            throws CannotListenException {
        Keeping keeping = options.keeping();
        this.identity = new BridgeIdentity(version, Epoch.next(new SecureRandom()), FEATURES);
        Catalog catalog = Catalog.codex();
        this.store = keeping.home().map(home -> Store.open(home, identity.epoch(), keeping.store()));
        this.journal = store.map(Store::journal)
                .orElseGet(() -> Journal.none("nothing outlives this bridge"));
        this.shelves = shelves(new Projects(store.map(Store::projects).orElseGet(NoLedger::new),
                options.projects(), InstantSource.system()));
        this.logs = new Logs(catalog, journal, this::write, keeping.lagLimit());
        this.entrance = new Entrance(options.endpoint(), options.entrance(),
                store.map(Store::ledgers).orElseGet(Ledgers::none), shelves.audit(), this::door);
        this.terminals = new Terminals(shelves.audit(), scheduler(), InstantSource.system());
        List<Agent> agents = crew
                .agents(store.map(Store::piShelf).orElseGet(ShelfInMemory::new));
        this.engine = new Engine(
                agents.stream().map(agent -> new Supervised(agent, supervision.get())).toList(), identity,
                catalog, scheduler(), logs,
                new Desk(this::services, () -> UUID.randomUUID().toString()),
                shelves, options.approvalTimeout(), InstantSource.system());
        this.endpoint = Endpoint.start(options.endpoint(), entrance.premises(engine, engine::isReady),
                keeping.home().map(Home::controlSocket));
        record(AuditAction.BRIDGE_STARTED);
    }

    /**
     * Starts it; clients that come before the first agent is ready wait for it.
     *
     * @param crew of whom the first does all that belongs to no thread
     */
    public static Bridge start(Crew crew, String version, BridgeOptions options)
            throws AgentUnavailable, CannotListenException {
        return start(crew, version, options, () -> Supervision
                .usual(new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new SplittableRandom())));
    }

    static Bridge start(Crew crew, String version, BridgeOptions options,
            Supplier<Supervision> supervision) throws AgentUnavailable, CannotListenException {
        Bridge bridge = new Bridge(crew, version, options, supervision);
        try {
            bridge.engine.start();
        } catch (AgentUnavailable missing) {
            bridge.close();
            throw missing;
        }
        return bridge;
    }

    /** What clients can call of the bridge itself. */
    private List<Service<?>> services() {
        List<Service<?>> services = new ArrayList<>(entrance.services());
        services.addAll(List.of(new Service<>(InfoService.class,
                call -> new Inquiry(identity, engine::agents, () -> Bridge.info(journal.state()),
                        call.visitor(), started, engine::clients, () -> endpoint.address().getPort())),
                new Service<>(ResumeService.class, engine::resumption),
                new Service<>(ApprovalService.class, engine::approvals),
                new Service<>(RuleService.class, engine::rules),
                new Service<>(AttentionService.class, engine::attention),
                new Service<>(AuditService.class, call -> new AuditDesk(shelves.audit())),
                new Service<>(AgentService.class, engine::care),
                new Service<>(ProjectService.class,
                        call -> new ProjectDesk(shelves.projects(), shelves.audit(), call)),
                new Service<>(ThreadService.class, call -> engine.threads()),
                new Service<>(TerminalService.class, terminals::service),
                new Service<>(TerminalKeeping.class, terminals::keeping)));
        return services;
    }

    private Shelves shelves(Projects projects) {
        return store
                .map(kept -> new Shelves(kept.receipts(), kept.archive(), kept.rules(), kept.audit(),
                        kept.marks(),
                        projects))
                .orElseGet(() -> Shelves.inMemory(InstantSource.system()).withProjects(projects));
    }

    private static JournalInfo info(JournalState state) {
        return switch (state) {
            case JournalState.Fine fine -> new JournalInfo(JournalHealth.FINE, Optional.empty());
            case JournalState.Renewed renewed ->
                new JournalInfo(JournalHealth.FINE, Optional.of(renewed.sentence()));
            case JournalState.Broken broken ->
                new JournalInfo(JournalHealth.BROKEN, Optional.of(broken.sentence()));
            case JournalState.Off off -> new JournalInfo(JournalHealth.OFF, Optional.of(off.sentence()));
        };
    }

    /** Does what is due later, each on a thread of its own. */
    public static Scheduler scheduler() {
        return (pause, work) -> CompletableFuture
                .delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS,
                        task -> Thread.ofVirtual().start(task))
                .execute(work);
    }

    private void write(Duration pause, Runnable work) {
        try {
            var _ = writer.schedule(work, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException ended) {
            log.debug("the bridge has ended, and everything is written", ended);
        }
    }

    private void record(AuditAction action) {
        shelves.audit()
                .add(Deed.of(action, Map.of("version", identity.version(), "epoch", identity.epoch())));
    }

    /** Done once it is known how the agent's first life began. */
    public CompletableFuture<Birth> birth() {
        return engine.birth();
    }

    private PairingDoor door() {
        return new PairingDoor(endpoint.scheme(), endpoint.host(), endpoint.address().getPort(),
                endpoint.fingerprint(), Optional.of(endpoint.path()).filter(path -> !path.isEmpty()));
    }

    /** Whether programs of this host's user come in by a socket of their own. */
    public boolean letsHostIn() {
        return endpoint.letsHostIn();
    }

    /** What a client is told to connect to. */
    public String url() {
        return endpoint.url();
    }

    /** SHA-256 of the certificate by which clients know it, in small hexadecimal digits; none without TLS. */
    public Optional<String> fingerprint() {
        return endpoint.fingerprint();
    }

    /**
     * Lets nobody in any more and says farewell to the clients, while the agent ends with all its processes; then
     * writes down the rest.
     */
    @Override
    public void close() {
        CompletableFuture<Void> deserted = CompletableFuture.runAsync(endpoint::close,
                task -> Thread.ofVirtual().start(task));
        terminals.close();
        engine.close();
        deserted.join();
        writer.shutdown();
        logs.close();
        record(AuditAction.BRIDGE_STOPPED);
        journal.endCleanly();
        store.ifPresent(Store::close);
    }
}
