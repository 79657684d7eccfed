package dev.drawbridge.server.facade;

import dev.drawbridge.core.process.LineReader;
import dev.drawbridge.server.client.RawLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Carries lines from a client's pipe to a bridge, and back, until one of the three ends. */
final class Pump {
    /** How long answers are waited for that are due when the client has said its last. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** The bridge says itself what is too long, as long as it is not endless. */
    private static final int LONGEST_LINE = 256 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final RawLine bridge;
    private final Dressing dressing;
    private final Dues dues = new Dues();
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
    }

    Pump(InputStream in, OutputStream out, RawLine bridge, Dressing dressing) {
        this.in = in;
        this.out = out;
        this.bridge = bridge;
        this.dressing = dressing;
    }

    /** Carries to the end. */
    End run() {
        Thread.ofPlatform().daemon().name("from-bridge").start(this::fromBridge);
        Thread.ofPlatform().daemon().name("from-client").start(this::fromClient);
        return end.join();
    }

    private void fromClient() {
        try {
            // a last line without its end is one, too
            new LineReader(new SequenceInputStream(in, new ByteArrayInputStream(new byte[]{'\n'})),
                    LONGEST_LINE, this::say).run();
        } catch (IOException unreadable) {
            // as good as closed
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
                Optional<byte[]> dressed = dressing.dress(block, start, stop, dues);
                if (dressed.isPresent()) {
                    bridge.send(dressed.get());
                } else {
                    bridge.send(block, start, stop + 1 - start);
                }
                start = stop + 1;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void fromBridge() {
        try {
            String words = bridge.read((block, from, to) -> {
                try {
                    out.write(block, from, to - from);
                    out.flush();
                } catch (IOException nobodyReads) {
                    end.complete(new End.Done());
                    throw new UncheckedIOException(nobodyReads);
                }
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
