package dev.drawbridge.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.message.Failure;
import dev.drawbridge.protocol.message.Message;
import dev.drawbridge.protocol.message.Notification;
import dev.drawbridge.protocol.message.Request;
import dev.drawbridge.protocol.message.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one engine that all clients share: it keeps an agent alive and connects them to it. */
public final class Engine implements Connections, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Engine.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Agent agent;
    private final String version;
    private final Catalog catalog;
    private final Switchboard switchboard;
    private final Scheduler scheduler;
    private final Backoff backoff;
    private final AtomicLong numbers = new AtomicLong();
    private final CompletableFuture<Birth> birth = new CompletableFuture<>();
    private volatile boolean ready;
    private volatile boolean closed;

    /**
     * @param version of the bridge, which the agent is told
     * @param scheduler for restarts of the agent
     * @param lagLimit how many bytes of its own a client may be behind
     */
    public Engine(Agent agent, String version, Catalog catalog, Scheduler scheduler,
            Backoff backoff, Logs logs, long lagLimit) {
        this.agent = agent;
        this.version = version;
        this.catalog = catalog;
        this.scheduler = scheduler;
        this.backoff = backoff;
        this.switchboard = new Switchboard(catalog, logs, lagLimit);
    }

    /** Starts the agent. */
    public void start() throws AgentUnavailable {
        begin();
    }

    /** Done once it is known how the agent's first life began. */
    public CompletableFuture<Birth> birth() {
        return birth.copy();
    }

    /** Whether the agent has answered its greeting and lives. */
    public boolean isReady() {
        return ready;
    }

    @Override
    public Connection open(Client client) {
        ClientConnection connection = new ClientConnection(numbers.incrementAndGet(), client, switchboard);
        switchboard.opened(connection);
        return connection;
    }

    private void begin() throws AgentUnavailable {
        AgentLife life = switchboard.life();
        var link = agent.start(new FromAgent(switchboard, catalog, life, reason -> ended(life, reason)));
        switchboard.run(() -> life.begin(link, greeting(), answer -> greeted(life, answer)));
        if (closed) {
            life.close();
        }
    }

    private String greeting() {
        return "{\"clientInfo\":{\"name\":\"drawbridge\",\"title\":\"Drawbridge\",\"version\":"
                + Answers.quoted(version)
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
        switchboard.greeting().learn(greeting, " (drawbridge; " + version + ")");
        ready = true;
        birth.complete(new Birth.Alive());
        backoff.succeeded();
    }

    /** Follows again what clients followed when the agent's last life ended, before all that they ask meanwhile. */
    private void resume(AgentLife life) {
        for (SharedThread thread : switchboard.threads().all()) {
            if (!thread.subscribers().isEmpty()) {
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
            switchboard.unload(thread);
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
        ready = false;
        birth.complete(new Birth.Stillborn(agent.name() + " ended at once: " + reason));
        switchboard.run(() -> switchboard.mourn(life));
        if (!closed && birth.join() instanceof Birth.Alive) {
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
        switchboard.run(() -> {
            switchboard.clients().forEach(client -> client.end(Farewell.SHUTTING_DOWN));
        });
        switchboard.life().close();
    }
}
