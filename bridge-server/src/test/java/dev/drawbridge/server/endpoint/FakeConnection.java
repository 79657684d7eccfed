package dev.drawbridge.server.endpoint;

import dev.drawbridge.core.engine.Client;
import dev.drawbridge.core.engine.Connection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A connection that remembers what it was given and gives what it was told to, or echoes. */
final class FakeConnection implements Connection {
    final Client client;
    final List<String> texts = new CopyOnWriteArrayList<>();
    final List<byte[]> binaries = new CopyOnWriteArrayList<>();
    final List<Duration> refused = new CopyOnWriteArrayList<>();
    final AtomicInteger meaningless = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger runsGiven = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final boolean echoes;
    private final Queue<ByteBuffer> runs = new ConcurrentLinkedQueue<>();
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable ByteBuffer afterEmptyLook;

    FakeConnection(Client client, boolean echoes) {
        this.client = client;
        this.echoes = echoes;
    }

    /** Gives this run of frames to the client. Any thread. */
    void say(ByteBuffer run) {
        runs.add(run);
        client.wake();
    }

    /** Makes it fail when it is next given a text. Any thread. */
    void failWith(RuntimeException exception) {
        failure = exception;
    }

    /** Gives this run to the client at the moment when it has just been told that there is none. */
    void sayAfterNextEmptyLook(ByteBuffer run) {
        afterEmptyLook = run;
    }

    @Override
    public long number() {
        return 1;
    }

    @Override
    public void text(byte[] message) {
        RuntimeException due = failure;
        if (due != null) {
            throw due;
        }
        if (message.length > 0 && message[0] == '\0') {
            meaningless.incrementAndGet();
        }
        if (echoes) {
            say(Frames.unmasked(Frames.FINAL | Frames.TEXT, message));
        } else {
            texts.add(new String(message, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void refuse(byte[] message, Duration retryAfter) {
        refused.add(retryAfter);
    }

    @Override
    public long meaningless() {
        return meaningless.get();
    }

    @Override
    public void binary(byte[] message) {
        if (echoes) {
            say(Frames.unmasked(Frames.FINAL | Frames.BINARY, message));
        } else {
            binaries.add(message);
        }
    }

    @Override
    public ByteBuffer next() {
        looks.incrementAndGet();
        ByteBuffer run = runs.poll();
        if (run == null) {
            ByteBuffer justMissed = afterEmptyLook;
            if (justMissed != null) {
                afterEmptyLook = null;
                say(justMissed);
            }
            return NOTHING;
        }
        runsGiven.incrementAndGet();
        return run;
    }

    @Override
    public void closed() {
        closed.incrementAndGet();
    }
}
