package dev.drawbridge.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.load.figure.Figure;
import dev.drawbridge.load.figure.Spread;
import dev.drawbridge.load.wire.Conversation;
import dev.drawbridge.load.wire.Endpoint;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code load round-trip}: how long a request takes, and how much of that is the bridge. */
@Command(name = "round-trip", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Microseconds from a request to its answer, one request after the other.",
    "The request is one that the agent itself answers. With --pipe the same is asked of the agent's program "
            + "through its bare standard input and output, in turns with the endpoint, and what the endpoint adds "
            + "is told: the difference of the percentiles."})
final class RoundTrip implements Callable<Integer> {
    private static final int TURNS = 20;

    @Mixin
    private EndpointOptions where = new EndpointOptions();

    @Option(names = "--requests", paramLabel = "N", defaultValue = "20000", description = "How many are measured, of each. Default: ${DEFAULT-VALUE}.")
    private int requests = 20_000;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "5000", description = "How many go before, of each. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 5_000;

    @Option(names = "--method", paramLabel = "METHOD", defaultValue = "thread/loaded/list", description = "What is asked. Default: ${DEFAULT-VALUE}.")
    private String method = "thread/loaded/list";

    @Option(names = "--params", paramLabel = "JSON", defaultValue = "{}", description = "With what. Default: ${DEFAULT-VALUE}.")
    private String params = "{}";

    @Option(names = "--pipe", paramLabel = "COMMAND", description = "The agent's program, such as 'codex app-server', as a shell would start it.")
    private Optional<String> pipe = Optional.empty();

    @Mixin
    private Report report = new Report();

    @Override
    public Integer call() throws IOException {
        if (requests < TURNS || warmUp < 0) {
            throw where.usage("at least " + TURNS + " requests are measured");
        }
        Map<String, ?> asked = asked();
        Endpoint endpoint = where.endpoint();
        try (Conversation through = endpoint.enter()) {
            if (pipe.isEmpty()) {
                measure(through, asked, warmUp, new long[0], 0);
                long[] times = new long[requests];
                measure(through, asked, requests, times, 0);
                tell("endpoint", "through " + endpoint, Spread.of(times));
            } else {
                try (Conversation bare = endpoint.pipe(pipe.get())) {
                    compare(endpoint.toString(), through, bare, asked);
                }
            }
        }
        return ExitCode.OK;
    }

    private void compare(String name, Conversation through, Conversation bare, Map<String, ?> asked)
            throws IOException {
        measure(through, asked, warmUp, new long[0], 0);
        measure(bare, asked, warmUp, new long[0], 0);
        int each = requests / TURNS;
        long[] throughTimes = new long[each * TURNS];
        long[] bareTimes = new long[each * TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            measure(through, asked, each, throughTimes, turn * each);
            measure(bare, asked, each, bareTimes, turn * each);
        }
        Spread endpoint = Spread.of(throughTimes);
        Spread pipeOnly = Spread.of(bareTimes);
        tell("endpoint", "through " + name, endpoint);
        tell("pipe", "through the bare pipe of '" + pipe.orElse("") + "'", pipeOnly);
        report.tell(added(endpoint, pipeOnly));
    }

    /** Without the longest times: they are those of two accidents. */
    private Figure added(Spread endpoint, Spread pipeOnly) {
        double p50 = (endpoint.p50() - pipeOnly.p50()) / 1e3;
        double p90 = (endpoint.p90() - pipeOnly.p90()) / 1e3;
        double p99 = (endpoint.p99() - pipeOnly.p99()) / 1e3;
        return new Figure("round-trip-added",
                String.format("%s takes longer through the endpoint by p50 %.1f, p90 %.1f, p99 %.1f µs",
                        method,
                        p50, p90, p99),
                Map.of("method", method, "requests", requests, "p50Micros", p50, "p90Micros", p90,
                        "p99Micros", p99));
    }

    /** @param times is filled from {@code first} on, as far as it reaches */
    private void measure(Conversation to, Map<String, ?> asked, int count, long[] times, int first)
            throws IOException {
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            to.call(method, asked);
            long end = System.nanoTime();
            if (first + i < times.length) {
                times[first + i] = end - start;
            }
        }
    }

    private void tell(String name, String way, Spread spread) {
        report.tell(new Figure("round-trip-" + name,
                method + " " + way + ", " + requests + " one after the other: " + spread.inMicroseconds(),
                Map.of("method", method, "requests", requests, "p50Micros", spread.p50() / 1e3, "p90Micros",
                        spread.p90() / 1e3, "p99Micros", spread.p99() / 1e3, "maxMicros",
                        spread.max() / 1e3)));
    }

    private Map<String, ?> asked() {
        try {
            return new ObjectMapper().readValue(params, new TypeReference<Map<String, Object>>() {
            });
        } catch (JsonProcessingException wrong) {
            throw where.usage("--params is no JSON object: " + wrong.getOriginalMessage());
        }
    }
}
