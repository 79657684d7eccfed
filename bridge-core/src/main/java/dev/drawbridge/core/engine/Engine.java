package dev.drawbridge.core.engine;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.approval.Archive;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.AgentService;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.ResumeService;
import dev.drawbridge.protocol.bridge.approval.ApprovalService;
import dev.drawbridge.protocol.bridge.attention.AttentionService;
import dev.drawbridge.protocol.bridge.rule.RuleService;
import dev.drawbridge.protocol.catalog.Catalog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** The one engine that all clients share: it keeps an agent alive and connects them to it. */
public final class Engine implements Connections, AutoCloseable {
    private final BridgeIdentity identity;
    private final Catalog catalog;
    private final Logs logs;
    private final Switchboard switchboard;
    private final Archive archive;
    private final InstantSource clock;
    private final Supervisor supervisor;
    private final AtomicLong numbers = new AtomicLong();

    /**
     * @param identity of the bridge; the agent is told the version
     * @param scheduler for restarts of the agent
     * @param control serves the methods of the bridge itself
     * @param shelves where it keeps what is to be known later
     * @param approvalTimeout after which is declined what nobody has answered
     */
    public Engine(Agent agent, BridgeIdentity identity, Catalog catalog, Scheduler scheduler,
            Supervision supervision, Logs logs, Control control, Shelves shelves,
            Optional<Duration> approvalTimeout, InstantSource clock) {
        this.identity = identity;
        this.catalog = catalog;
        this.logs = logs;
        this.archive = shelves.archive();
        this.clock = clock;
        this.switchboard = new Switchboard(agent.name(), catalog, logs, control, shelves, approvalTimeout,
                clock, scheduler);
        this.supervisor = new Supervisor(agent, identity, catalog, switchboard, scheduler, supervision,
                clock);
    }

    /** Starts the agent. */
    public void start() throws AgentUnavailable {
        supervisor.begin();
    }

    /** What lets the caller go on where it was. */
    public ResumeService resumption(ControlCall call) {
        return new Resumption(switchboard, catalog, logs, identity.epoch(), call);
    }

    /** What lets the caller answer agents. */
    public ApprovalService approvals(ControlCall call) {
        return new ApprovalDesk(switchboard, archive, clock, call);
    }

    /** What lets the caller make rules. */
    public RuleService rules(ControlCall call) {
        return new RuleDesk(switchboard, call);
    }

    /** What tells the caller where to look. */
    public AttentionService attention(ControlCall call) {
        return new AttentionDesk(switchboard, call);
    }

    /** What clients can do about the agents. */
    public AgentService care(ControlCall call) {
        return new Care(supervisor, switchboard, call);
    }

    /** Done once it is known how the agent's first life began. */
    public CompletableFuture<Birth> birth() {
        return supervisor.birth();
    }

    /** Whether the agent has answered its greeting and lives. */
    public boolean isReady() {
        return supervisor.status().isReady();
    }

    /** How the agents are doing. */
    public List<AgentInfo> agents() {
        return List.of(supervisor.status().info());
    }

    @Override
    public Connection open(Client client) {
        ClientConnection connection = new ClientConnection(numbers.incrementAndGet(), client, switchboard);
        switchboard.opened(connection);
        return connection;
    }

    @Override
    public void close() {
        supervisor.stop();
        switchboard.run(() -> switchboard.clients().forEach(client -> client.end(Farewell.SHUTTING_DOWN)));
        supervisor.close();
    }
}
