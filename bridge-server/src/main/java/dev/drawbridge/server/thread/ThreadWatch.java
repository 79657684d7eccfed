package dev.drawbridge.server.thread;

import dev.drawbridge.core.user.UserPlaces;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Resizing;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.thread.Line.Conversation;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The list of threads, kept as it is now: anew on a terminal, a line for each change elsewhere. */
final class ThreadWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(9);
    /** What changes together is shown together. */
    private static final Duration TOGETHER = Duration.ofMillis(150);
    /** How often ages are looked at. */
    private static final long OLDER = 10_000;
    private static final String ON = "\033[?1049h";
    private static final String OFF = "\033[?1049l";
    private static final String ANEW = "\033[H\033[J";
    private static final List<String> ABOUT = List.of("thread/", "turn/started", "turn/completed",
            "bridge/approval/");

    private final Destination destination;
    private final Listing listing;
    private final Surroundings surroundings;
    private volatile Screen screen;
    private final boolean json;
    private final PrintWriter out;
    private final Consumer<Record> printJson;
    private final Map<String, Conversation> known = new HashMap<>();
    private final AtomicBoolean restored = new AtomicBoolean();
    private boolean first = true;

    /** What lists them. */
    interface Listing {
        List<Conversation> of(BridgeLine line) throws Refused;
    }

    ThreadWatch(Destination destination, Listing listing, Surroundings surroundings, boolean json,
            PrintWriter out, Consumer<Record> printJson) {
        this.destination = destination;
        this.listing = listing;
        this.surroundings = surroundings;
        this.screen = surroundings.screen();
        this.json = json;
        this.out = out;
        this.printJson = printJson;
    }

    int run() throws CannotReachBridge, Refused {
        boolean redrawn = screen.moving() && !json;
        try (LastingLine line = LastingLine.open(destination, Verb.caller(), PATIENCE,
                new SplittableRandom())) {
            return redrawn ? redrawing(line) : watch(line, /* redrawn= */ false);
        }
    }

    /** On a screen of its own, which is gone when that ends, however it does. */
    private int redrawing(LastingLine line) throws CannotReachBridge, Refused {
        Thread restored = new Thread(this::restore, "restore-screen");
        Runtime.getRuntime().addShutdownHook(restored);
        Resizing.hear(() -> {
            screen = surroundings.screen();
            line.typed("");
        });
        out.print(ON);
        try {
            return watch(line, /* redrawn= */ true);
        } finally {
            // before anybody says why
            restore();
        }
    }

    private void restore() {
        if (restored.compareAndSet(/* expectedValue= */ false, /* newValue= */ true)) {
            out.print(OFF);
            out.flush();
        }
    }

    private int watch(LastingLine line, boolean redrawn) throws CannotReachBridge, Refused {
        while (!out.checkError()) {
            try {
                show(list(line), redrawn);
                awaitChange(line);
            } catch (LineLost lost) {
                if (redrawn) {
                    out.print("\033[" + screen.height() + "H\033[K" + screen.paint(Ink.YELLOW,
                            screen.fit("-- no connection: it is made again")));
                    out.flush();
                }
                line.again();
            }
        }
        return Exit.DONE;
    }

    private List<Conversation> list(LastingLine line) throws Refused, LineLost {
        try {
            return listing.of(line.line());
        } catch (Refused refused) {
            throw line.lostOr(refused);
        }
    }

    private void awaitChange(LastingLine line) throws LineLost {
        long until = surroundings.clock().millis() + OLDER;
        while (surroundings.clock().millis() < until && !out.checkError()) {
            Heard heard = line.next(Duration.ofSeconds(1));
            if (heard instanceof Heard.Typed) {
                return;
            }
            if (heard instanceof Heard.Told told && isAbout(told.message().path("method").asText())) {
                long together = surroundings.clock().millis() + TOGETHER.toMillis();
                while (surroundings.clock().millis() < together) {
                    line.next(TOGETHER);
                }
                return;
            }
        }
    }

    private static boolean isAbout(String method) {
        return ABOUT.stream().anyMatch(method::startsWith);
    }

    private void show(List<Conversation> threads, boolean redrawn) {
        ThreadTable table = new ThreadTable(screen,
                UserPlaces.of(surroundings.environment()).home().toString(),
                surroundings.clock().millis());
        if (redrawn) {
            out.print(ANEW);
            (threads.isEmpty() ? List.of("(there is no thread yet)") : table.of(threads)).stream()
                    .limit(screen.height() - 1L).forEach(out::println);
        } else {
            for (Conversation each : first ? threads : threads.reversed()) {
                if (!each.equals(known.put(each.threadId(), each))) {
                    if (json) {
                        printJson.accept(each);
                    } else {
                        out.println(table.line(each));
                    }
                }
            }
            first = false;
        }
        out.flush();
    }
}
