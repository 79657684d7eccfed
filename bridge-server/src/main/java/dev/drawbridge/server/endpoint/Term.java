package dev.drawbridge.server.endpoint;

import dev.drawbridge.core.engine.Farewell;
import dev.drawbridge.server.access.Pass;
import io.netty.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** How long a client may stay: as long as that by which it came in. */
final class Term {
    /** The clock of the wall is looked at so often: it can be set, and a machine that sleeps counts no time. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Channel channel;
    private final Instant end;
    private final Consumer<Farewell> expel;

    private Term(Channel channel, Instant end, Consumer<Farewell> expel) {
        this.channel = channel;
        this.end = end;
        this.expel = expel;
    }

    static void watch(Channel channel, Pass pass, Consumer<Farewell> expel) {
        pass.until().ifPresent(end -> new Term(channel, end, expel).look());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a loop that has ended has no sockets either
    private void look() {
        Duration left = Duration.between(Instant.now(), end);
        if (!left.isPositive()) {
            expel.accept(Farewell.EXPIRED);
        } else if (channel.isOpen()) {
            long pause = Math.min(left.toMillis() + 1, LONGEST_PAUSE.toMillis());
            channel.eventLoop().schedule(this::look, pause, TimeUnit.MILLISECONDS);
        }
    }
}
