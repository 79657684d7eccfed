package dev.drawbridge.core.engine;

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
import dev.drawbridge.protocol.bridge.thread.ThreadService;
import dev.drawbridge.protocol.catalog.Catalog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** The one engine that all clients share: it keeps agents alive and connects them to these. */
public final class Engine implements Connections, AutoCloseable {
    private final BridgeIdentity identity;
    private final Catalog catalog;
    private final Logs logs;
    private final Switchboard switchboard;
    private final Archive archive;
    private final InstantSource clock;
    /** One for each agent, in their order. */
    private final List<Supervisor> supervisors;
    private final AtomicLong numbers = new AtomicLong();

    /**
     * @param agents of which the first greets the clients, and does what no other is meant for
     * @param identity of the bridge; the agents are told the version
     * @param scheduler for restarts of the agents
     * @param control serves the methods of the bridge itself
     * @param shelves where it keeps what is to be known later
     * @param approvalTimeout after which is declined what nobody has answered
     */
    public Engine(List<Supervised> agents, BridgeIdentity identity, Catalog catalog, Scheduler scheduler,
            Logs logs, Control control, Shelves shelves,
            Optional<Duration> approvalTimeout, InstantSource clock) {
        this.identity = identity;
        this.catalog = catalog;
        this.logs = logs;
        this.archive = shelves.archive();
        this.clock = clock;
        this.switchboard = new Switchboard(agents.stream().map(Supervised::agent).toList(), catalog, logs,
                control, shelves, approvalTimeout,
                clock, scheduler);
        this.supervisors = new ArrayList<>();
        for (Seat seat : switchboard.seats().all()) {
            Supervision how = agents.get(supervisors.size()).supervision();
            supervisors.add(new Supervisor(seat, identity, catalog, switchboard, scheduler, how, clock));
        }
    }

    /** Starts the agents. Without the first there is nothing to start; another one that cannot be is given up. */
    public void start() throws AgentUnavailable {
        first().begin();
        supervisors.stream().skip(1).forEach(Supervisor::beginIfPossible);
    }

    private Supervisor first() {
        return supervisors.getFirst();
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

    /** What the bridge knows of threads. */
    public ThreadService threads() {
        return new ThreadDesk(switchboard);
    }

    /** What clients can do about the agents. */
    public AgentService care(ControlCall call) {
        return new Care(supervisors, switchboard, call);
    }

    /** Done once it is known how the first agent's first life began. */
    public CompletableFuture<Birth> birth() {
        return first().birth();
    }

    /** Whether the first agent has answered its greeting and lives. */
    public boolean isReady() {
        return first().status().isReady();
    }

    /** How many clients there are. */
    public int clients() {
        return switchboard.ask(() -> switchboard.clients().size());
    }

    /** How the agents are doing. */
    public List<AgentInfo> agents() {
        return supervisors.stream().map(each -> each.status().info()).toList();
    }

    @Override
    public Connection open(Client client) {
        ClientConnection connection = new ClientConnection(numbers.incrementAndGet(), client, switchboard);
        switchboard.opened(connection);
        return connection;
    }

    @Override
    public void close() {
        supervisors.forEach(Supervisor::stop);
        switchboard.run(() -> switchboard.clients().forEach(client -> client.end(Farewell.SHUTTING_DOWN)));
        supervisors.parallelStream().forEach(Supervisor::close);
    }
}
