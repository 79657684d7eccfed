package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.speech.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Jobs in the order in which they came, begun one after the other, each only when Pi does nothing. */
final class Line {
    private static final int WAITING = 64;

    private final Deque<Job> waiting = new ArrayDeque<>();
    private final Host host;
    private final BooleanSupplier quiet;
    private Optional<Job> current = Optional.empty();

    /** @param quiet whether Pi, when it is ready, does nothing */
    Line(Host host, BooleanSupplier quiet) {
        this.host = host;
        this.quiet = quiet;
    }

    boolean isEmpty() {
        return current.isEmpty() && waiting.isEmpty();
    }

    void add(Job job) {
        if (waiting.size() >= WAITING) {
            job.refused(
                    new Refusal("Too much is waiting in this thread; try again when some of it is done."));
        } else {
            waiting.add(job);
            go();
        }
    }

    /** Has these done before what waits, in this order; {@link #go} begins them. */
    void addFirst(List<? extends Job> jobs) {
        jobs.reversed().forEach(waiting::addFirst);
    }

    /** Begins the next if it can be begun. */
    void go() {
        if (current.isPresent() || waiting.isEmpty()) {
            return;
        }
        if (!host.isReady()) {
            host.need();
        } else if (quiet.getAsBoolean() && host.isStale()) {
            // somebody else has gone on with the session: another process begins with what is there now
            host.end();
        } else if (quiet.getAsBoolean()) {
            Job job = waiting.remove();
            current = Optional.of(job);
            job.begin(() -> done(job));
        }
    }

    private void done(Job job) {
        if (isCurrent(job)) {
            current = Optional.empty();
            go();
        }
    }

    private boolean isCurrent(Job job) {
        return current.filter(it -> it.equals(job)).isPresent();
    }

    /** Takes out those of this kind that stand at the head. */
    <T extends Job> List<T> takeHead(Class<T> kind) {
        List<T> taken = new ArrayList<>();
        while (kind.isInstance(waiting.peek())) {
            taken.add(kind.cast(waiting.remove()));
        }
        return taken;
    }

    /** Pi is gone. */
    void lost(String reason) {
        Optional<Job> job = current;
        current = Optional.empty();
        job.ifPresent(it -> it.lost(reason));
    }

    void refuseAll(Refusal refusal) {
        List<Job> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(job -> job.refused(refusal));
    }
}
