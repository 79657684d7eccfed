package dev.drawbridge.server.access.pairing;

import dev.drawbridge.core.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when a test says so, and what is due by then. */
final class FakeTime implements InstantSource, Scheduler {
    private Instant now = Instant.EPOCH;
    private final List<Due> due = new ArrayList<>();

    private record Due(Instant at, Runnable work) {}

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void after(Duration pause, Runnable work) {
        due.add(new Due(now.plus(pause), work));
    }

    void pass(Duration time) {
        List<Due> ready;
        synchronized (this) {
            now = now.plus(time);
            ready = due.stream().filter(each -> !each.at.isAfter(now)).sorted(Comparator.comparing(Due::at))
                    .toList();
            due.removeAll(ready);
        }
        ready.forEach(each -> each.work.run());
    }
}
