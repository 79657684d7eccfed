package dev.drawbridge.load;

import dev.drawbridge.load.figure.Figure;
import dev.drawbridge.load.wire.CannotMeasure;
import dev.drawbridge.load.wire.Conversation;
import dev.drawbridge.load.wire.Crowd;
import dev.drawbridge.load.wire.Endpoint;
import dev.drawbridge.load.wire.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code load fan-out}: how many messages a second reach the clients of one thread. */
@Command(name = "fan-out", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Messages delivered each second, to all clients of one thread together.",
    "The clients join one thread, the first starts a turn, and all count until each has seen its end. The time "
            + "runs from turn/start to the last client's end. With --stalled the last clients read nothing until "
            + "the others have finished, and are then told of one by one."})
final class FanOut implements Callable<Integer> {
    @Mixin
    private EndpointOptions where = new EndpointOptions();

    @Option(names = "--clients", paramLabel = "N", defaultValue = "20", description = "All of them, the stalled ones too. Default: ${DEFAULT-VALUE}.")
    private int clients = 20;

    @Option(names = "--prompt", paramLabel = "PROMPT", required = true, description = "What the turn starts with, such as 'TOKENS:200000' for an agent that then streams as many.")
    private String prompt = "";

    @Option(names = "--stalled", paramLabel = "K", defaultValue = "0", description = "How many of them do not read. Default: none.")
    private int stalled;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "1", description = "How often, each time with new clients on a new thread; the best is told again. Default: ${DEFAULT-VALUE}.")
    private int rounds = 1;

    @Mixin
    private ThreadOptions thread = new ThreadOptions();

    @Mixin
    private Report report = new Report();

    /** One time through, by those that read. */
    private record Round(int clients, LongSummaryStatistics frames, long bytes, double seconds) {
        double frameRate() {
            return frames.getSum() / seconds;
        }
    }

    @Override
    public Integer call() throws IOException {
        if (stalled < 0 || clients <= stalled || rounds < 1) {
            throw where.usage("at least one client reads, and there is at least one round");
        }
        Endpoint endpoint = where.endpoint();
        List<Round> done = new ArrayList<>();
        for (int i = 1; i <= rounds; i++) {
            Round round = round(endpoint);
            done.add(round);
            report.tell(figure(round, "round " + i + " of " + rounds, i));
        }
        if (rounds > 1) {
            Round best = done.stream().max(Comparator.comparingDouble(Round::frameRate)).orElseThrow();
            report.tell(figure(best, "best of " + rounds, 0));
        }
        return ExitCode.OK;
    }

    private Round round(Endpoint endpoint) throws IOException {
        try (ThreadOptions.Shared shared = thread.share(endpoint, clients)) {
            List<Tally> tallies = new ArrayList<>();
            for (Conversation client : shared.clients()) {
                tallies.add(client.counted());
            }
            List<Tally> readers = tallies.subList(0, clients - stalled);
            List<Tally> idlers = tallies.subList(clients - stalled, clients);
            Round round;
            try (Crowd crowd = Crowd.of(readers); Crowd late = Crowd.of(idlers)) {
                long start = System.nanoTime();
                shared.clients().getFirst().startTurn(shared.thread(), prompt);
                crowd.read(where.patience());
                round = round(readers, (System.nanoTime() - start) / 1e9);
                late.read(where.patience());
            }
            for (int i = 0; i < stalled; i++) {
                report.tell(stalled(i + 1, idlers.get(i)));
            }
            return round;
        }
    }

    private Round round(List<Tally> readers, double seconds) throws CannotMeasure {
        for (Tally reader : readers) {
            if (!reader.finished()) {
                throw new CannotMeasure(
                        "a client that reads all the time has not seen the end of the turn after "
                                + reader.frames() + " messages and " + where.patience().toSeconds() + " s"
                                + (reader.gone() ? ": it was cut off, " + why(reader) : ""));
            }
        }
        return new Round(readers.size(), readers.stream().mapToLong(Tally::frames).summaryStatistics(),
                readers.stream().mapToLong(Tally::bytes).sum(), seconds);
    }

    private Figure figure(Round round, String which, int number) {
        LongSummaryStatistics frames = round.frames();
        String sentence = String.format(
                "%,.0f messages/s to all clients: %d clients, '%s', %s: %,d messages and %,d bytes in %.3f s, %,d to %,d messages a client",
                round.frameRate(), round.clients(), prompt, which, frames.getSum(), round.bytes(),
                round.seconds(), frames.getMin(), frames.getMax());
        return new Figure("fan-out", sentence,
                Map.of("clients", round.clients(), "prompt", prompt, "round", number, "best", number == 0,
                        "frames", frames.getSum(), "bytes", round.bytes(), "seconds", round.seconds(),
                        "framesPerSecond", round.frameRate(), "leastFrames", frames.getMin(), "mostFrames",
                        frames.getMax()));
    }

    private static String why(Tally client) {
        return client.farewell().isEmpty() ? "without a close frame" : client.farewell();
    }

    private static Figure stalled(int number, Tally client) {
        String end = client.finished()
                ? "saw the end of the turn"
                : client.gone() ? "was cut off, " + why(client) : "saw no end of the turn";
        String sentence = String.format(
                "client %d, which read nothing until the others had finished, then got %,d messages in %,d bytes and %s",
                number, client.frames(), client.bytes(), end);
        return new Figure("fan-out-stalled", sentence,
                Map.of("client", number, "frames", client.frames(), "bytes", client.bytes(), "finished",
                        client.finished(), "cutOff", client.gone() && !client.finished(), "close",
                        client.farewell()));
    }
}
