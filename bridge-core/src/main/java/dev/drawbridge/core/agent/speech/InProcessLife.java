package dev.drawbridge.core.agent.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.agent.AgentLink;
import dev.drawbridge.core.agent.AgentListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of an agent that has no process of its own: everything it hears and does is done by one thread, one thing
 * after the other, so nothing of what it knows is shared.
 */
public final class InProcessLife implements AgentLink {
    /** How long what it has started may take to end. */
    private static final Duration LONGEST_END = Duration.ofSeconds(6);
    /** Messages that wait to be heard; when so many wait the asker is refused. */
    private static final int WAITING = 1024;

    private static final Logger log = LoggerFactory.getLogger(InProcessLife.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<Runnable> acts = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final String name;
    private final AgentListener listener;
    private final Ear ear;
    private final Thread thread;

    /** Who hears what is said to it. */
    public interface Ear {
        void hear(JsonNode message);

        /** Its life is over; it is not called again. Returns when nothing is left of it. */
        default void ended() {}
    }

    private InProcessLife(String name, AgentListener listener, Function<Executor, Ear> born) {
        this.name = name;
        this.listener = listener;
        this.ear = born.apply(this::later);
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /**
     * Begins one.
     *
     * @param born makes the ear, which may have whatever it likes done by the one thread
     */
    public static InProcessLife begin(String name, AgentListener listener, Function<Executor, Ear> born) {
        InProcessLife life = new InProcessLife(name, listener, born);
        life.thread.start();
        return life;
    }

    @Override
    public boolean offer(byte[] message, long unread) {
        if (waiting.get() >= WAITING) {
            return false;
        }
        put(message);
        return true;
    }

    @Override
    public void put(byte[] message) {
        waiting.incrementAndGet();
        later(() -> {
            waiting.decrementAndGet();
            hear(message);
        });
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            acts.add(() -> {});
        }
        if (!Thread.currentThread().equals(thread)) {
            over.copy().completeOnTimeout(null, LONGEST_END.toMillis(), TimeUnit.MILLISECONDS).join();
        }
    }

    /** Has it done by the one thread; what a closed life would still do is forgotten. */
    private void later(Runnable act) {
        if (!closed.get()) {
            acts.add(act);
        }
    }

    private void run() {
        try {
            for (Runnable act = acts.take(); !closed.get(); act = acts.take()) {
                attempt(act);
            }
        } catch (InterruptedException unasked) {
            closed.set(true);
        } finally {
            acts.clear();
            try {
                ear.ended();
            } finally {
                over.complete(null);
            }
            listener.ended("the " + name + " was stopped");
        }
    }

    /** What nobody foresaw must not cost what else is going on. */
    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException unforeseen) {
            log.error("something in {} was not foreseen, and is left undone", name, unforeseen);
        }
    }

    /** What is no message is passed over, as the real Codex does. */
    private void hear(byte[] message) {
        JsonNode heard;
        try {
            heard = JSON.readTree(message);
        } catch (IOException noMessage) {
            return;
        }
        ear.hear(heard);
    }
}
