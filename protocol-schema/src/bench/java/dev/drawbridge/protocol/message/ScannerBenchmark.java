package dev.drawbridge.protocol.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How many lines of a recorded Codex session one core scans in a second, with the ids that routing needs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScannerBenchmark {
    private static final IdPath THREAD = IdPath.of("threadId");
    private static final IdPath ITEM = IdPath.of("itemId");

    private final Scanner scanner = new Scanner(Limits.AGENT);
    private final Span found = new Span();
    private byte[][] deltas = {};
    private byte[][] session = {};
    private int turn;

    @Setup(Level.Trial)
    public void load() {
        try (InputStream in = ScannerBenchmark.class.getResourceAsStream("codex-turn.jsonl")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            session = bytes(lines);
            deltas = bytes(lines.stream()
                    .filter(line -> line.startsWith("{\"method\":\"item/agentMessage/delta\"")).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[][] bytes(List<String> lines) {
        return lines.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    /** The typical line: one piece of a streamed answer. */
    @Benchmark
    public Shape deltaLine() {
        byte[] line = deltas[turn++ % deltas.length];
        return scanner.scan(line, 0, line.length);
    }

    @Benchmark
    public Shape deltaLineWithItsIds(Blackhole blackhole) {
        byte[] line = deltas[turn++ % deltas.length];
        Shape shape = scanner.scan(line, 0, line.length);
        blackhole.consume(scanner.find(scanner.params(), THREAD, found));
        blackhole.consume(scanner.find(scanner.params(), ITEM, found));
        return shape;
    }

    /** Any line of the session, from 100 bytes to some kilobytes. */
    @Benchmark
    public Shape sessionLine() {
        byte[] line = session[turn++ % session.length];
        return scanner.scan(line, 0, line.length);
    }

    /** What the scanner saves: the same line as a tree. */
    @Benchmark
    public Object deltaLineAsAJacksonTree() throws IOException {
        return Reference.JSON.readTree(deltas[turn++ % deltas.length]);
    }
}
