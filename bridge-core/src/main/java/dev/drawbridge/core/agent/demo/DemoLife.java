package dev.drawbridge.core.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.agent.AgentLink;
import dev.drawbridge.core.agent.AgentListener;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One life of the demo: everything it hears and does is done by one thread, one thing after the other, so nothing
 * of what it knows is shared.
 */
final class DemoLife implements AgentLink {
    /** Messages that wait to be heard; when so many wait the asker is refused. */
    private static final int WAITING = 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<Runnable> acts = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AgentListener listener;
    private final Desk desk;

    private DemoLife(AgentListener listener, Pace pace) {
        this.listener = listener;
        this.desk = new Desk(new Voice(listener, pace), (pause, act) -> pace.after(pause, this::later, act));
    }

    static DemoLife begin(AgentListener listener, Pace pace) {
        DemoLife life = new DemoLife(listener, pace);
        Thread.ofVirtual().name("demo").start(life::run);
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
                act.run();
            }
        } catch (InterruptedException unasked) {
            closed.set(true);
        } finally {
            acts.clear();
            listener.ended("the demo was stopped");
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
        desk.hear(heard);
    }
}
