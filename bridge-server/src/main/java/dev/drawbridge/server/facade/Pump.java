package dev.drawbridge.server.facade;

import dev.drawbridge.core.failure.Why;
import dev.drawbridge.core.process.LineReader;
import dev.drawbridge.server.client.RawLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Carries lines from a client's pipe to a bridge, and back, until one of the three ends. */
final class Pump {
    /** How long answers are waited for that are due when the client has said its last. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** What is longer than a bridge takes is read to its end and turned away, as long as it is not endless. */
    private static final int LONGEST_LINE = 64 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final RawLine bridge;
    private final Dressing dressing;
    private final Dues dues = new Dues();
    private final TooLong tooLong = new TooLong(LONGEST_LINE);
    private final CompletableFuture<End> end = new CompletableFuture<>();

    /** Why nothing is carried any more. */
    sealed interface End {
        /** The client has gone, and has all that was due. */
        record Done() implements End {}

        /**
         * The bridge has gone first.
         *
         * @param words what it said last
         */
        record BridgeGone(String words) implements End {}

        /**
         * It cannot be gone on here.
         *
         * @param words why
         */
        record Stuck(String words) implements End {}
    }

    Pump(InputStream in, OutputStream out, RawLine bridge, Dressing dressing) {
        this.in = in;
        this.out = out;
        this.bridge = bridge;
        this.dressing = dressing;
    }

    /** Carries to the end. */
    End run() {
        carry("from-bridge", this::fromBridge);
        carry("from-client", this::fromClient);
        return end.join();
    }

    /** Has a thread do it, whose end, of whatever it dies, is not waited for in vain. */
    private void carry(String name, Runnable act) {
        Thread.ofPlatform().daemon().name(name).uncaughtExceptionHandler(
                (_, broken) -> end.complete(new End.Stuck(broken.toString()))).start(act);
    }

    private void fromClient() {
        try {
            // a last line without its end is one, too
            new LineReader(new SequenceInputStream(in, new ByteArrayInputStream(new byte[]{'\n'})),
                    LONGEST_LINE, this::say).run();
        } catch (IOException unreadable) {
            end.complete(new End.Stuck("what the client says cannot be read: " + Why.of(unreadable)));
            return;
        } catch (UncheckedIOException bridgeGone) {
            end.complete(new End.BridgeGone("the connection has broken"));
            return;
        }
        dues.await(PATIENCE);
        end.complete(new End.Done());
    }

    private void say(byte[] block, int from, int to) {
        try {
            for (int start = from; start < to;) {
                int stop = start;
                while (block[stop] != '\n') {
                    stop++;
                }
                say(block, start, stop, stop + 1);
                start = stop + 1;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void say(byte[] block, int from, int to, int next) throws IOException {
        if (TooLong.is(to - from)) {
            switch (tooLong.read(block, from, to)) {
                case TooLong.Answer.ToClient(String line) -> {
                    byte[] answer = bytes(line);
                    hear(answer, 0, answer.length);
                }
                case TooLong.Answer.ToAgent(String line) -> bridge.send(bytes(line));
                case TooLong.Answer.None() -> {
                    // nobody waits for one
                }
            }
            return;
        }
        Optional<byte[]> dressed = dressing.dress(block, from, to, dues);
        if (dressed.isPresent()) {
            bridge.send(dressed.get());
        } else {
            bridge.send(block, from, next - from);
        }
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /** Passes on whole lines to the client. */
    private void hear(byte[] block, int from, int to) {
        try {
            synchronized (out) {
                out.write(block, from, to - from);
                out.flush();
            }
        } catch (IOException nobodyReads) {
            end.complete(new End.Done());
            throw new UncheckedIOException(nobodyReads);
        }
    }

    private void fromBridge() {
        try {
            String words = bridge.read((block, from, to) -> {
                hear(block, from, to);
                dues.answered(block, from, to);
            });
            end.complete(new End.BridgeGone(words));
        } catch (UncheckedIOException nobodyReads) {
            end.complete(new End.Done());
        } catch (IOException broken) {
            end.complete(new End.BridgeGone("the connection has broken"));
        }
    }
}
