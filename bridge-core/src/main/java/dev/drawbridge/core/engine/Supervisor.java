package dev.drawbridge.core.engine;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.AgentStatusChanged;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.message.ErrorCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the agent alive: when it dies or does not answer any more it is started again, until it has died too often. To
 * one that runs by itself the link is made again, however often.
 *
 * <p>What it remembers is guarded by the switchboard's lock; a life is begun and closed without, since that takes time.
 */
final class Supervisor implements Introduction.Host {
    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);
    /** How long an agent that was ended may take until its last words are heard. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final long NONE = 0;

    private final Seat seat;
    private final Agent agent;
    private final BridgeIdentity identity;
    private final Catalog catalog;
    private final Switchboard switchboard;
    private final Scheduler scheduler;
    private final Supervision supervision;
    private final InstantSource clock;
    private final AgentStatus status;
    private final Deaths deaths;
    private final CompletableFuture<Birth> birth = new CompletableFuture<>();

    /** Whether a death is followed by another life: not that of an agent which has never lived. */
    private boolean keeps;
    /** The number of the attempt that is waited for. */
    private long due = NONE;
    private long attempts = NONE;
    /** The life that ends because somebody wants another one. */
    private Optional<AgentLife> dismissed = Optional.empty();
    /** Done once it is known how the newest life has begun. */
    private CompletableFuture<Void> begun = new CompletableFuture<>();

    /** Done when all is settled that the agent's life leaves behind. */
    private volatile CompletableFuture<Void> over = CompletableFuture.completedFuture(null);
    private volatile boolean closed;

    Supervisor(Seat seat, BridgeIdentity identity, Catalog catalog, Switchboard switchboard,
            Scheduler scheduler, Supervision supervision, InstantSource clock) {
        this.seat = seat;
        this.agent = seat.agent();
        this.identity = identity;
        this.catalog = catalog;
        this.switchboard = switchboard;
        this.scheduler = scheduler;
        this.supervision = supervision;
        this.clock = clock;
        this.status = new AgentStatus(seat.name(), this::tell);
        this.deaths = new Deaths(supervision.deaths(), supervision.within(), clock);
    }

    private void tell(AgentInfo info) {
        AgentStatusChanged news = AgentStatusChanged.to(info);
        switchboard.greeting().trouble(seat, status.isReady() ? Optional.empty() : Optional.of(news));
        switchboard.announce(news);
    }

    /** Done once it is known how the agent's first life began. */
    CompletableFuture<Birth> birth() {
        return birth.copy();
    }

    AgentStatus status() {
        return status;
    }

    /** Begins a life; when it cannot, that is for clients to know who want this agent. */
    void beginIfPossible() {
        try {
            begin();
        } catch (AgentUnavailable unavailable) {
            ended(seat.life(), unavailable.sentence());
        }
    }

    /** Begins a life. */
    void begin() throws AgentUnavailable {
        AgentLife life = seat.life();
        CompletableFuture<Void> mourned = new CompletableFuture<>();
        if (agent.isShared()) {
            life.share();
        }
        var link = agent.start(new FromAgent(switchboard, catalog, seat, life, reason -> {
            ended(life, reason);
            mourned.complete(null);
        }));
        over = mourned;
        switchboard.run(() -> new Introduction(switchboard, identity, seat, life, this).begin(link));
        watch(life, new Pulse(supervision));
        if (closed) {
            life.close();
        }
    }

    @Override
    public void introduced(String userAgent, String refusal) {
        Optional<String> version = version(userAgent);
        List<String> warnings = agent.isCatalogued() ? Drift.of(catalog, version, refusal) : List.of();
        if (!warnings.isEmpty() && !warnings.equals(status.info().warnings())) {
            log.warn("{} is not quite what this bridge was made for. {}", agent.name(),
                    String.join(" ", warnings));
        }
        status.ready(version, warnings);
        switchboard.concerns().agentBegan(seat, version);
        keeps = true;
        birth.complete(new Birth.Alive());
        begun.complete(null);
    }

    /** What stands between the first slash and the blank behind it: {@code drawbridge/0.169.0 (Debian 12)}. */
    private static Optional<String> version(String userAgent) {
        int slash = userAgent.indexOf('/');
        int blank = userAgent.indexOf(' ', slash);
        return slash < 0
                ? Optional.empty()
                : Optional.of(userAgent.substring(slash + 1, blank < 0 ? userAgent.length() : blank));
    }

    /** Ends a life that cannot be used, so that another begins. */
    @Override
    public void rejected(AgentLife life, String why) {
        log.error("{} cannot be initialized", agent.name());
        birth.complete(new Birth.Stillborn(agent.name() + " cannot be initialized: " + why));
        end(life, why);
    }

    /** Later and elsewhere, since its end is told under the lock. */
    private void end(AgentLife life, String why) {
        life.condemn(why);
        scheduler.after(Duration.ZERO, life::close);
    }

    // whether it lives

    private void watch(AgentLife life, Pulse pulse) {
        scheduler.after(supervision.beat(), () -> {
            if (!closed && switchboard.ask(() -> seat.life() == life && feel(life, pulse))) {
                watch(life, pulse);
            }
        });
    }

    /** Whether it is worth being felt again. */
    private boolean feel(AgentLife life, Pulse pulse) {
        return switch (pulse.beat(life.heardSoFar(), life.ready(), life.isProbed())) {
            case FINE -> true;
            case QUIET -> {
                life.probe();
                yield true;
            }
            case SETTLED -> {
                supervision.backoff().succeeded();
                yield true;
            }
            case UNGREETED -> {
                end(life, "it has not answered its greeting within " + seconds(supervision.greeting()));
                yield false;
            }
            case MUTE -> {
                end(life, "it has said nothing for " + seconds(supervision.patience())
                        + ", though it was asked");
                yield false;
            }
        };
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    // what follows its death

    private void ended(AgentLife life, String reason) {
        String why = switchboard.ask(life::verdict).orElse(reason);
        birth.complete(new Birth.Stillborn(agent.name() + " ended at once: " + why));
        switchboard.run(() -> {
            String sentence = why.lines().findFirst().orElse("");
            switchboard.concerns().agentEnded(seat, sentence);
            bury(life, sentence);
        });
    }

    private void bury(AgentLife life, String why) {
        if (closed) {
            switchboard.aftermath().mourn(seat, Optional.empty());
            begun.complete(null);
        } else if (dismissed.filter(life::equals).isPresent()) {
            switchboard.aftermath().mourn(seat, Optional.empty());
            retry(why, Duration.ZERO);
        } else if (!keeps) {
            giveUp(agent.name() + " could not be started (" + why + ")");
        } else if (!agent.isShared() && deaths.add()) {
            String sentence = agent.name() + " has died " + deaths + ", the last time because: " + why;
            log.error(
                    "{}. It is not started again by itself. See above what it said, put that right, and call"
                            + " bridge/agent/restart or restart the bridge",
                    sentence);
            giveUp(sentence);
        } else {
            Duration pause = supervision.backoff().next();
            log.warn(
                    agent.isShared()
                            ? "the link to {} is lost ({}); it is made again in {} ms"
                            : "{} has ended ({}); it is started again in {} ms",
                    agent.name(), why, pause.toMillis());
            switchboard.aftermath().mourn(seat, Optional.empty());
            retry(why, pause);
            begun.complete(null);
        }
    }

    private void giveUp(String why) {
        String sentence = why + ". See the bridge's log, then call bridge/agent/restart";
        switchboard.aftermath().mourn(seat, Optional.of(Problem.of(ErrorCode.AGENT_UNAVAILABLE, sentence)));
        if (seat.isFirst()) {
            switchboard.greeting().release();
        }
        status.failed(sentence);
        switchboard.concerns().agentFailed(seat, sentence);
        begun.complete(null);
    }

    private void retry(String why, Duration pause) {
        status.waits(why, clock.instant().plus(pause));
        attempt(pause);
    }

    private void attempt(Duration pause) {
        due = ++attempts;
        long number = due;
        scheduler.after(pause, () -> again(number));
    }

    private void again(long number) {
        if (closed || !isDue(number)) {
            return;
        }
        beginIfPossible();
    }

    private boolean isDue(long number) {
        return switchboard.ask(() -> {
            if (due != number) {
                return false;
            }
            due = NONE;
            seat.life().revive();
            status.restarts();
            return true;
        });
    }

    /**
     * Starts it anew at once, with all its deaths forgiven; if it is just being started, that is it. Done once it is
     * known how that began.
     */
    CompletableFuture<Void> restart() {
        switchboard.run(() -> {
            deaths.forget();
            supervision.backoff().succeeded();
            if (begun.isDone()) {
                begun = new CompletableFuture<>();
            }
            anew();
        });
        return switchboard.ask(() -> begun.copy());
    }

    private void anew() {
        switch (status.state()) {
            case READY -> {
                AgentLife life = seat.life();
                dismissed = Optional.of(life);
                log.info("{} is restarted, since a client wants that", agent.name());
                end(life, "it was restarted, since a client wanted that");
            }
            case FAILED -> {
                keeps = true;
                attempt(Duration.ZERO);
            }
            case RESTARTING -> {
                if (due != NONE) {
                    attempt(Duration.ZERO);
                }
            }
            case STARTING -> {
                /* that is it */ }
            case STOPPED -> throw new Declined(ErrorCode.AGENT_UNAVAILABLE, "The bridge is shutting down");
        }
    }

    /** Nothing is begun any more. */
    void stop() {
        closed = true;
        switchboard.run(status::stopped);
    }

    /** Ends the agent, and waits until that is told. */
    void close() {
        seat.life().close();
        over.copy().completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
