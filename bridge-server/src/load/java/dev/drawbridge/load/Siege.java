package dev.drawbridge.load;

import dev.drawbridge.load.figure.Figure;
import dev.drawbridge.load.figure.Spread;
import dev.drawbridge.load.wire.Address;
import dev.drawbridge.load.wire.Conversation;
import dev.drawbridge.load.wire.Endpoint;
import dev.drawbridge.load.wire.Nuisance;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code load siege}: what a client feels of another that sends garbage. */
@Command(name = "siege", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "The time of a round trip while another client of the same endpoint sends garbage, and while it does not.",
    "Whoever sends garbage comes again each time it is thrown out. Quiet and siege take turns, so that both see the same "
            + "machine."})
final class Siege implements Callable<Integer> {
    private static final int TURNS = 5;

    @Mixin
    private EndpointOptions where = new EndpointOptions();

    @Option(names = "--garbage-token", paramLabel = "TOKEN", defaultValue = "", description = "What the other client shows, if that is another device.")
    private String garbageToken = "";

    @Option(names = "--frames", paramLabel = "N", defaultValue = "5000", description = "Frames of garbage a second. Default: ${DEFAULT-VALUE}.")
    private int frames = 5_000;

    @Option(names = "--silent", paramLabel = "N", defaultValue = "0", description = "Sockets besides that are opened and say nothing. Default: ${DEFAULT-VALUE}.")
    private int silent = 0;

    @Option(names = "--garbage", paramLabel = "TEXT", defaultValue = "garbage", description = "What is sent. Default: ${DEFAULT-VALUE}.")
    private String garbage = "garbage";

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10", description = "How long in all, of each. Default: ${DEFAULT-VALUE}.")
    private int seconds = 10;

    @Option(names = "--method", paramLabel = "METHOD", defaultValue = "thread/loaded/list", description = "What is asked. Default: ${DEFAULT-VALUE}.")
    private String method = "thread/loaded/list";

    @Option(names = "--requests", paramLabel = "N", defaultValue = "200", description = "How often a second. Default: ${DEFAULT-VALUE}.")
    private int requests = 200;

    @Mixin
    private Report report = new Report();

    @Override
    public Integer call() throws IOException {
        Endpoint endpoint = where.endpoint();
        Address other = garbageToken.isEmpty() ? where.address() : where.address().withToken(garbageToken);
        int each = seconds * requests / TURNS;
        long[] quiet = new long[each * TURNS];
        long[] besieged = new long[each * TURNS];
        long sent = 0;
        long thrownOut = 0;
        try (Conversation friend = endpoint.enter()) {
            measure(friend, new long[each], 0, each);
            for (int turn = 0; turn < TURNS; turn++) {
                measure(friend, quiet, turn * each, each);
                try (Nuisance foe = Nuisance.at(other, garbage, frames, silent)) {
                    measure(friend, besieged, turn * each, each);
                    sent += foe.sent();
                    thrownOut += foe.thrownOut();
                }
            }
        }
        Spread without = Spread.of(quiet);
        Spread with = Spread.of(besieged);
        tell("quiet", "in quiet", without);
        tell("besieged",
                "besieged by " + sent + " frames, whose sender was thrown out " + thrownOut + " times",
                with);
        double added = (with.p99() - without.p99()) / 1e3;
        report.tell(new Figure("siege-added", String.format("p99 is %.0f µs more under siege", added),
                Map.of("p99Micros", added, "frames", sent, "thrownOut", thrownOut)));
        return ExitCode.OK;
    }

    private void measure(Conversation friend, long[] times, int first, int count) throws IOException {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(begin + i * 1_000_000_000L / requests - System.nanoTime());
            long start = System.nanoTime();
            friend.call(method, Map.of());
            times[first + i] = System.nanoTime() - start;
        }
    }

    private void tell(String name, String way, Spread spread) {
        report.tell(new Figure("siege-" + name, method + " " + way + ": " + spread.inMicroseconds(),
                Map.of("p50Micros", spread.p50() / 1e3, "p99Micros", spread.p99() / 1e3, "maxMicros",
                        spread.max() / 1e3)));
    }
}
