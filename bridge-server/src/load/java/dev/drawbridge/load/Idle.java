package dev.drawbridge.load;

import dev.drawbridge.load.figure.Figure;
import dev.drawbridge.load.figure.ServerProcess;
import dev.drawbridge.load.wire.CannotMeasure;
import dev.drawbridge.load.wire.Conversation;
import dev.drawbridge.load.wire.Crowd;
import dev.drawbridge.load.wire.Endpoint;
import dev.drawbridge.load.wire.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code load idle}: what a client costs that does nothing. */
@Command(name = "idle", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Memory of the server's process for each client that has introduced itself and says nothing more.",
    "Some clients come and go first, so that code and pools are not counted. Then memory is looked at, all clients "
            + "come, are held for a while, and memory is looked at again. Resident memory is what the kernel gave the "
            + "process; live objects are what its heap holds after a full collection, without what is beside the heap."})
final class Idle implements Callable<Integer> {
    private static final int FIRST = 500;
    private static final int ENTERING = 200;

    @Mixin
    private EndpointOptions where = new EndpointOptions();

    @Option(names = "--clients", paramLabel = "N", defaultValue = "10000", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int clients = 10_000;

    @Option(names = "--pid", paramLabel = "PID", required = true, description = "The server's process, on this machine.")
    private long pid;

    @Option(names = "--jcmd", paramLabel = "PATH", arity = "0..1", fallbackValue = "jcmd", description = "Asks the process for its live objects too, which makes it collect its garbage: it is a Java runtime, and PATH a JDK's jcmd. Without PATH: jcmd.")
    private Optional<String> jcmd = Optional.empty();

    @Option(names = "--hold", paramLabel = "SECONDS", defaultValue = "2", description = "How long they are held before memory is looked at. Default: ${DEFAULT-VALUE}.")
    private int hold = 2;

    @Mixin
    private Report report = new Report();

    /** What the server took, in bytes. */
    private record Memory(long resident, Optional<Long> objects) {
        /** Asks for the live objects first, for that collects what is garbage. */
        static Memory of(ServerProcess server) throws IOException {
            Optional<Long> objects = server.objects();
            return new Memory(server.resident(), objects);
        }
    }

    @Override
    public Integer call() throws IOException {
        Endpoint endpoint = where.endpoint();
        ServerProcess server = new ServerProcess(pid, jcmd);
        visit(endpoint, Math.min(FIRST, clients), server);
        Memory before = Memory.of(server);
        long start = System.nanoTime();
        Memory during = visit(endpoint, clients, server);
        report.tell(figure(before, during, (System.nanoTime() - start) / 1e9));
        return ExitCode.OK;
    }

    /** How the server is while they are there. */
    private Memory visit(Endpoint endpoint, int count, ServerProcess server) throws IOException {
        List<Conversation> visitors = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        try (Crowd crowd = new Crowd()) {
            for (int i = 0; i < count; i++) {
                Conversation visitor = enter(endpoint, i);
                visitors.add(visitor);
                tallies.add(visitor.counted());
                crowd.add(tallies.getLast());
                if (i % ENTERING == 0) {
                    crowd.read(Duration.ofMillis(1)); // the first are pinged before the last are in
                }
            }
            crowd.read(Duration.ofSeconds(hold));
            Memory memory = Memory.of(server);
            long gone = tallies.stream().filter(Tally::gone).count();
            if (gone > 0) {
                throw new CannotMeasure("the server cut off " + gone + " of " + count + " clients");
            }
            return memory;
        } finally {
            for (Conversation visitor : visitors) {
                visitor.close();
            }
        }
    }

    private static Conversation enter(Endpoint endpoint, int number) throws IOException {
        try {
            return endpoint.enter(number);
        } catch (IOException refused) {
            throw new CannotMeasure("after " + number + " clients: " + refused.getMessage()
                    + " (if files are short, raise 'ulimit -n' here and for the server)", refused);
        }
    }

    private Figure figure(Memory before, Memory during, double seconds) {
        Map<String, Object> values = new HashMap<>(Map.of("clients", clients, "seconds", seconds,
                "residentBefore", before.resident(), "resident", during.resident(), "residentEach",
                each(before.resident(), during.resident())));
        String sentence = String.format(
                "%,d bytes of resident memory for each of %,d idle clients: %,d KiB before, %,d KiB with them",
                each(before.resident(), during.resident()), clients, before.resident() >> 10,
                during.resident() >> 10);
        if (before.objects().isPresent() && during.objects().isPresent()) {
            long earlier = before.objects().get();
            long now = during.objects().get();
            values.putAll(
                    Map.of("objectsBefore", earlier, "objects", now, "objectsEach", each(earlier, now)));
            sentence += String.format("; %,d bytes of live objects each: %,d KiB before, %,d KiB with them",
                    each(earlier, now), earlier >> 10, now >> 10);
        }
        return new Figure("idle", sentence, values);
    }

    private long each(long before, long now) {
        return Math.round((now - before) / (double) clients);
    }
}
