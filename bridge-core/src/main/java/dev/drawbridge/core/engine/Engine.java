package dev.drawbridge.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.approval.Archive;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.AgentState;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.ResumeService;
import dev.drawbridge.protocol.bridge.approval.ApprovalService;
import dev.drawbridge.protocol.bridge.attention.AttentionService;
import dev.drawbridge.protocol.bridge.rule.RuleService;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.message.Failure;
import dev.drawbridge.protocol.message.Message;
import dev.drawbridge.protocol.message.Notification;
import dev.drawbridge.protocol.message.Request;
import dev.drawbridge.protocol.message.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one engine that all clients share: it keeps an agent alive and connects them to it. */
public final class Engine implements Connections, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Engine.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** How long an agent that was ended may take until its last words are heard. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Agent agent;
    private final BridgeIdentity identity;
    private final Catalog catalog;
    private final Logs logs;
    private final Switchboard switchboard;
    private final Scheduler scheduler;
    private final Archive archive;
    private final AgentStatus status;
    private final Backoff backoff;
    private final AtomicLong numbers = new AtomicLong();
    private final CompletableFuture<Birth> birth = new CompletableFuture<>();
    /** Done when all is settled that the agent's life leaves behind. */
    private volatile CompletableFuture<Void> over = CompletableFuture.completedFuture(null);
    private volatile boolean closed;

    /**
     * @param identity of the bridge; the agent is told the version
     * @param scheduler for restarts of the agent
     * @param control serves the methods of the bridge itself
     * @param shelves where it keeps what is to be known later
     * @param approvalTimeout after which is declined what nobody has answered
     */
    public Engine(Agent agent, BridgeIdentity identity, Catalog catalog, Scheduler scheduler,
            Backoff backoff, Logs logs, Control control, Shelves shelves,
            Optional<Duration> approvalTimeout, InstantSource clock) {
        this.agent = agent;
        this.identity = identity;
        this.catalog = catalog;
        this.scheduler = scheduler;
        this.backoff = backoff;
        this.logs = logs;
        this.archive = shelves.archive();
        this.status = new AgentStatus(agent.name());
        this.switchboard = new Switchboard(agent.name(), catalog, logs, control, shelves, approvalTimeout,
                clock, scheduler);
    }

    /** Starts the agent. */
    public void start() throws AgentUnavailable {
        begin();
    }

    /** What lets the caller go on where it was. */
    public ResumeService resumption(ControlCall call) {
        return new Resumption(switchboard, catalog, logs, identity.epoch(), call);
    }

    /** What lets the caller answer agents. */
    public ApprovalService approvals(ControlCall call) {
        return new ApprovalDesk(switchboard, archive, call);
    }

    /** What lets the caller make rules. */
    public RuleService rules(ControlCall call) {
        return new RuleDesk(switchboard, call);
    }

    /** What tells the caller where to look. */
    public AttentionService attention(ControlCall call) {
        return new AttentionDesk(switchboard, call);
    }

    /** Done once it is known how the agent's first life began. */
    public CompletableFuture<Birth> birth() {
        return birth.copy();
    }

    /** Whether the agent has answered its greeting and lives. */
    public boolean isReady() {
        return status.isReady();
    }

    /** How the agents are doing. */
    public List<AgentInfo> agents() {
        return List.of(status.info());
    }

    @Override
    public Connection open(Client client) {
        ClientConnection connection = new ClientConnection(numbers.incrementAndGet(), client, switchboard);
        switchboard.opened(connection);
        return connection;
    }

    private void begin() throws AgentUnavailable {
        AgentLife life = switchboard.life();
        CompletableFuture<Void> mourned = new CompletableFuture<>();
        var link = agent.start(new FromAgent(switchboard, catalog, life, reason -> {
            ended(life, reason);
            mourned.complete(null);
        }));
        over = mourned;
        switchboard.run(() -> life.begin(link, greeting(), answer -> greeted(life, answer)));
        if (closed) {
            life.close();
        }
    }

    private String greeting() {
        return "{\"clientInfo\":{\"name\":\"drawbridge\",\"title\":\"Drawbridge\",\"version\":"
                + Answers.quoted(identity.version())
                + "},\"capabilities\":{\"experimentalApi\":true,\"requiredHumanApproval\":true}}";
    }

    private void greeted(AgentLife life, Message answer) {
        switch (answer) {
            case Response response when tree(response.result().toString()) instanceof ObjectNode result -> {
                life.put(Answers.notification("initialized", "{}"));
                resume(life);
                life.callFirst(AgentLife.PROBE, "{}", refusal -> probed(result, refusal));
                life.open();
            }
            case Response response -> reject(life, "answers its greeting with what is no object");
            case Failure failure -> reject(life, "refuses to be initialized: " + failure.error());
            case Request request -> throw new IllegalStateException("no answer is a request");
            case Notification notification -> throw new IllegalStateException("no answer is a notification");
        }
    }

    /** Ends a life that cannot be used, so that another begins; later, since its end is told under the lock. */
    private void reject(AgentLife life, String why) {
        log.error("{} cannot be initialized", agent.name());
        birth.complete(new Birth.Stillborn(agent.name() + " " + why));
        scheduler.after(Duration.ZERO, life::close);
    }

    /**
     * Lets clients in: the agent has refused a method that none has, which tells how unknown methods are refused, and
     * before that it has said all that it says to each client after the greeting.
     */
    private void probed(ObjectNode greeting, Message refusal) {
        if (refusal instanceof Failure failure) {
            String sentence = tree(failure.error().toString()).path("message").asText();
            int name = sentence.indexOf(AgentLife.PROBE);
            switchboard.greeting()
                    .learnUnknownVariant(
                            name < 0 ? "`" : sentence.substring(name + AgentLife.PROBE.length()));
        }
        switchboard.greeting().learn(greeting, identity);
        status.ready(greeting.path("userAgent").asText());
        birth.complete(new Birth.Alive());
        backoff.succeeded();
    }

    /**
     * Follows again what clients followed, or were coming back to, when the agent's last life ended, before all that
     * they ask meanwhile.
     */
    private void resume(AgentLife life) {
        for (SharedThread thread : switchboard.threads().all()) {
            if (!thread.subscribers().isEmpty() || thread.isHeld()) {
                thread.join(1);
                life.callFirst("thread/resume",
                        "{\"threadId\":" + Answers.quoted(thread.id()) + ",\"excludeTurns\":true}",
                        answer -> resumed(thread, answer));
            }
        }
    }

    private void resumed(SharedThread thread, Message answer) {
        thread.join(-1);
        if (answer instanceof Response) {
            switchboard.follow(thread);
        } else {
            log.warn("a thread that clients follow could not be resumed");
            switchboard.lose(thread);
        }
        switchboard.settled(thread);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the scanner has accepted it", impossible);
        }
    }

    private void ended(AgentLife life, String reason) {
        birth.complete(new Birth.Stillborn(agent.name() + " ended at once: " + reason));
        boolean again = birth.join() instanceof Birth.Alive;
        status.ended(again ? AgentState.RESTARTING : AgentState.FAILED);
        switchboard.run(() -> switchboard.mourn(life));
        if (!closed && again) {
            Duration pause = backoff.next();
            log.warn("{} has ended ({}); it is started again in {} ms", agent.name(),
                    reason.lines().findFirst().orElse(""), pause.toMillis());
            scheduler.after(pause, this::again);
        }
    }

    private void again() {
        try {
            if (!closed) {
                begin();
            }
        } catch (AgentUnavailable unavailable) {
            ended(switchboard.life(), unavailable.sentence());
        }
    }

    @Override
    public void close() {
        closed = true;
        status.ended(AgentState.STOPPED);
        switchboard.run(() -> {
            switchboard.clients().forEach(client -> client.end(Farewell.SHUTTING_DOWN));
        });
        switchboard.life().close();
        over.copy().completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
