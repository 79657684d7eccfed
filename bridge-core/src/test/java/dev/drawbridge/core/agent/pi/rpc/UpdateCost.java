package dev.drawbridge.core.agent.pi.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drawbridge.core.process.LineReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What it costs to hear an older Pi write a long answer: a thousand lines, each with all that was written so far in it,
 * twice.
 *
 * <p>As a program it says so for the first answer after the start and for those that follow.
 */
final class UpdateCost {
    static final int UPDATES = 1000;
    private static final int PIPE = 64 * 1024;
    private static final String WORD = "word 1234 ";

    private final byte[] traffic;

    /** @param growing whether the message grows from nothing to 9 KB, or is as long as that from the first line on */
    UpdateCost(boolean growing) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 1; i <= UPDATES; i++) {
            lines.writeBytes(line(WORD.repeat(growing ? i : UPDATES)).getBytes(UTF_8));
        }
        traffic = lines.toByteArray();
    }

    private static String line(String text) {
        String message = """
                {"role":"assistant","content":[{"type":"text","text":"%s"}],"api":"openai-completions",\
                "provider":"fake","model":"fake-1","usage":{"input":0,"output":0,"cacheRead":0,"cacheWrite":0,\
                "totalTokens":0,"cost":{"input":0,"output":0,"cacheRead":0,"cacheWrite":0,"total":0}},\
                "stopReason":"stop","timestamp":1795292902925}"""
                .formatted(text);
        return """
                {"type":"message_update","assistantMessageEvent":{"type":"text_delta","contentIndex":0,\
                "delta":"%s","partial":%s},"message":%s}
                """.formatted(WORD, message, message);
    }

    long bytes() {
        return traffic.length;
    }

    /** Hears all of it once, and gives the processor time of the thread that did. */
    Duration hear() {
        AtomicLong letters = new AtomicLong();
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            new LineReader(new Pipe(traffic), Integer.MAX_VALUE, new Ear(heard -> {
                if (heard instanceof Heard.Said said && said.event() instanceof PiEvent.TextDelta delta) {
                    letters.addAndGet(delta.delta().length());
                }
            }, () -> {})).run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Duration cost = Duration
                .ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
        if (letters.get() != (long) UPDATES * WORD.length()) {
            throw new IllegalStateException("of the text " + letters + " letters were heard");
        }
        return cost;
    }

    /** Gives no more at a time than a pipe does. */
    private static final class Pipe extends ByteArrayInputStream {
        Pipe(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, PIPE));
        }
    }

    public static void main(String[] arguments) {
        // a bridge that has come so far has the reader of JSON loaded
        byte[] one = line(WORD).getBytes(UTF_8);
        new WireReader().read(one, 0, one.length);
        for (boolean growing : new boolean[]{true, false}) {
            UpdateCost cost = new UpdateCost(growing);
            System.out.printf("%d updates, %.1f MB:", UPDATES, cost.bytes() / 1e6);
            for (int i = 0; i < 20; i++) {
                System.out.printf(" %.1f", cost.hear().toNanos() / 1e6);
            }
            System.out.println(" ms of processor time");
        }
    }
}
