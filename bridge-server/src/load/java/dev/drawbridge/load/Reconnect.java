package dev.drawbridge.load;

import dev.drawbridge.load.figure.Figure;
import dev.drawbridge.load.figure.Spread;
import dev.drawbridge.load.wire.CannotMeasure;
import dev.drawbridge.load.wire.Conversation;
import dev.drawbridge.load.wire.Endpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code load reconnect}: how long it takes to be back. */
@Command(name = "reconnect", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Milliseconds from a lost connection to a live thread.",
    "The clients share a thread. All of them break off at once, without a close frame, and come back at once: "
            + "connect, initialize, thread/resume, answered. The time of each is measured, and that until the last "
            + "one is back."})
final class Reconnect implements Callable<Integer> {
    @Mixin
    private EndpointOptions where = new EndpointOptions();

    @Option(names = "--clients", paramLabel = "N", defaultValue = "100", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int clients = 100;

    @Option(names = "--times", paramLabel = "M", defaultValue = "10", description = "How often. Default: ${DEFAULT-VALUE}.")
    private int times = 10;

    @Mixin
    private ThreadOptions thread = new ThreadOptions();

    @Mixin
    private Report report = new Report();

    /** A client that is there again. */
    private record Returned(Conversation client, long nanos) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (clients < 1 || times < 1) {
            throw where.usage("at least one client comes back, at least once");
        }
        Endpoint endpoint = where.endpoint();
        long[] each = new long[clients * times];
        long[] all = new long[times];
        try (ThreadOptions.Shared shared = thread.share(endpoint, clients);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Conversation> present = new ArrayList<>(shared.clients());
            for (int time = 0; time < times; time++) {
                long start = System.nanoTime();
                List<Future<Returned>> returning = new ArrayList<>();
                for (Conversation client : present) {
                    returning.add(threads.submit(() -> comeBack(client, endpoint, shared.thread())));
                }
                present.clear();
                for (Future<Returned> one : returning) {
                    Returned returned = awaited(one);
                    each[time * clients + present.size()] = returned.nanos();
                    present.add(returned.client());
                }
                all[time] = System.nanoTime() - start;
            }
            for (Conversation client : present) {
                client.close();
            }
        }
        tell("each client, until it is back", "reconnect-each", Spread.of(each));
        tell("until all are back", "reconnect-all", Spread.of(all));
        return ExitCode.OK;
    }

    private static Returned comeBack(Conversation client, Endpoint endpoint, String thread)
            throws IOException {
        long start = System.nanoTime();
        client.close();
        Conversation again = endpoint.enter();
        ThreadOptions.join(again, thread);
        return new Returned(again, System.nanoTime() - start);
    }

    private static Returned awaited(Future<Returned> one) throws IOException, InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException failed) {
            Throwable why = failed.getCause() instanceof IOException cause ? cause : failed;
            throw new CannotMeasure("a client did not come back: " + why.getMessage(), failed);
        }
    }

    private void tell(String what, String name, Spread spread) {
        report.tell(new Figure(name,
                clients + " clients on one thread break off together, " + times + " times, and come back; "
                        + what + ": " + spread.inMilliseconds(),
                Map.of("clients", clients, "times", times, "p50Millis", spread.p50() / 1e6, "p90Millis",
                        spread.p90() / 1e6, "p99Millis", spread.p99() / 1e6, "maxMillis",
                        spread.max() / 1e6)));
    }
}
