package dev.drawbridge.core.agent.pi.rpc;

import dev.drawbridge.core.process.LineSink;
import java.util.function.Consumer;

/** Cuts blocks into lines, at LF and nothing else, and passes on what each of them is. */
final class Ear implements LineSink {
    private final WireReader reader = new WireReader();
    private final Consumer<Heard> heard;
    private final Runnable afterBlock;

    Ear(Consumer<Heard> heard, Runnable afterBlock) {
        this.heard = heard;
        this.afterBlock = afterBlock;
    }

    @Override
    public void lines(byte[] block, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (block[i] == '\n') {
                heard.accept(reader.read(block, start, i > start && block[i - 1] == '\r' ? i - 1 : i));
                start = i + 1;
            }
        }
        afterBlock.run();
    }
}
