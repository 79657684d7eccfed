package dev.drawbridge.server.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.terminal.Reel;
import dev.drawbridge.core.terminal.Reel.Reading;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.terminal.TerminalOffer;
import dev.drawbridge.protocol.bridge.terminal.TerminalOffered;
import dev.drawbridge.protocol.bridge.terminal.TerminalPicture;
import dev.drawbridge.protocol.bridge.terminal.TerminalShow;
import dev.drawbridge.protocol.bridge.terminal.TerminalShown;
import dev.drawbridge.protocol.bridge.terminal.TerminalWanted;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Caller;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Ear;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Version;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Lets the clients of a bridge look at a terminal whenever there is a bridge, by a thread of its own: nobody who works in
 * the terminal waits for it. It tells what was written as fast as the bridge takes it, and where that is not fast enough
 * it tells what is shown then.
 */
final class Sharing {
    private static final ObjectMapper JSON = BridgeJson.mapper();
    /** How many bytes are told at once. */
    private static final int AT_ONCE = 128 << 10;
    /** How many of a picture; the rest comes behind it. */
    private static final int OF_A_PICTURE = 384 << 10;
    private static final Duration UNTIL_LOOKED_AGAIN = Duration.ofMillis(500);
    /** Of a bridge that wants no more terminals, each time in vain twice as long, up to this. */
    private static final Duration UNTIL_OFFERED_AGAIN = Duration.ofMinutes(1);
    /** Who is too slow is not shown every picture. */
    private static final Duration BETWEEN_PICTURES = Duration.ofMillis(100);

    private final Destination bridge;
    private final Offer offer;
    private final Reel reel;
    private final Program program;

    private boolean keyboardUsed;
    private boolean othersType;
    private boolean ended;
    private boolean lineOver;
    private Optional<Integer> exitCode = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private boolean done;

    /** What others may do to the program. Nothing here waits for it. */
    interface Program {
        void type(byte[] typed);

        void resize(int columns, int rows);

        void hangUp();
    }

    Sharing(Destination bridge, Offer offer, Reel reel, Program program) {
        this.bridge = bridge;
        this.offer = offer;
        this.reel = reel;
        this.program = program;
        this.othersType = !offer.attended();
    }

    void start() {
        Thread.ofPlatform().daemon().name("sharing").start(this::share);
    }

    /** There is something to be shown. */
    synchronized void wake() {
        notifyAll();
    }

    /** Somebody uses the terminal's own keyboard. */
    synchronized void typed() {
        if (othersType) {
            othersType = false;
            keyboardUsed = true;
            wake();
        }
    }

    /** The program has ended; waits until others know, or until it takes too long. */
    synchronized void finish(int with, Duration most) throws InterruptedException {
        exitCode = Optional.of(with);
        ended = true;
        wake();
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis(); !done && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private void share() {
        try {
            Duration pause = UNTIL_LOOKED_AGAIN;
            do {
                shareWithOne();
                pause = refusal().isEmpty() ? UNTIL_LOOKED_AGAIN : twice(pause);
                pause(pause);
            } while (!isEnded());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            finished();
        }
    }

    private static Duration twice(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(UNTIL_OFFERED_AGAIN) < 0 ? twice : UNTIL_OFFERED_AGAIN;
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    private synchronized void finished() {
        done = true;
        notifyAll();
    }

    private void shareWithOne() throws InterruptedException {
        refused(Optional.empty());
        if (!bridge.isThere()) {
            return;
        }
        synchronized (this) {
            lineOver = false;
        }
        try (BridgeLine line = BridgeLine.open(bridge,
                new Caller("drawbridge run", Version.ofTheBuild(), /* sequenced= */ false), new Hearing())) {
            show(line, offer(line));
        } catch (CannotReachBridge | Refused later) {
            // there is none, or none any more, or it may want to later: it is tried again
        }
    }

    /** Returns what it is shown first. */
    private Reading.Snapshot offer(BridgeLine line) throws Refused {
        Reading.Snapshot begin = reel.begin();
        try {
            line.call("bridge/terminal/offer",
                    new TerminalOffer(offer.terminalId(), offer.name(), offer.command(),
                            Optional.of(offer.directory()), begin.size().columns(), begin.size().rows(),
                            offer.attended(),
                            text(first(begin.bytes()))),
                    TerminalOffered.class);
        } catch (Refused unwanted) {
            refused(line.isOver() ? Optional.empty() : Optional.of(unwanted.sentence()));
            throw unwanted;
        }
        rest(line, begin.bytes());
        return begin;
    }

    private synchronized void refused(Optional<String> why) {
        refusal = why;
    }

    /** Why the bridge does not want to see this terminal, if it said so last. */
    synchronized Optional<String> refusal() {
        return refusal;
    }

    private void show(BridgeLine line, Reading.Snapshot begin) throws Refused, InterruptedException {
        long place = begin.upTo();
        while (true) {
            boolean keyboard = awaitNews(place);
            Reading reading = reel.read(place, AT_ONCE);
            switch (reading) {
                case Reading.Output output when output.bytes().length > 0 || keyboard ->
                    tell(line, Optional.of(text(output.bytes())), Optional.empty(), keyboard);
                case Reading.Output nothing -> {
                    Optional<Integer> code = exitCode();
                    if (code.isPresent()) {
                        line.call("bridge/terminal/show",
                                new TerminalShow(offer.terminalId(), Optional.empty(),
                                        Optional.empty(), Optional.empty(), code),
                                TerminalShown.class);
                    }
                    if (isOver()) {
                        return;
                    }
                }
                case Reading.Snapshot picture -> {
                    tell(line, Optional.empty(), Optional.of(new TerminalPicture(picture.size().columns(),
                            picture.size().rows(), text(first(picture.bytes())))), keyboard);
                    rest(line, picture.bytes());
                    pause(BETWEEN_PICTURES);
                }
            }
            place = reading.upTo();
        }
    }

    private void tell(BridgeLine line, Optional<String> written, Optional<TerminalPicture> picture,
            boolean keyboard) throws Refused {
        line.call("bridge/terminal/show", new TerminalShow(offer.terminalId(), written, picture,
                keyboard ? Optional.of(true) : Optional.empty(), Optional.empty()), TerminalShown.class);
    }

    private static byte[] first(byte[] picture) {
        return Arrays.copyOf(picture, Math.min(picture.length, OF_A_PICTURE));
    }

    private void rest(BridgeLine line, byte[] picture) throws Refused {
        for (int from = OF_A_PICTURE; from < picture.length; from += OF_A_PICTURE) {
            byte[] part = Arrays.copyOfRange(picture, from, Math.min(picture.length, from + OF_A_PICTURE));
            tell(line, Optional.of(text(part)), Optional.empty(), /* keyboard= */ false);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Waits until there is something to tell; returns whether the keyboard was used. */
    private synchronized boolean awaitNews(long place) throws InterruptedException {
        while (!reel.isBehind(place) && !keyboardUsed && !ended && !lineOver) {
            wait();
        }
        boolean used = keyboardUsed;
        keyboardUsed = false;
        return used;
    }

    private synchronized Optional<Integer> exitCode() {
        return exitCode;
    }

    private synchronized boolean isOver() {
        return ended || lineOver;
    }

    private synchronized void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); !ended && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private synchronized void over() {
        lineOver = true;
        notifyAll();
    }

    private synchronized void othersType() {
        othersType = true;
    }

    /** Hears what others want. */
    private final class Hearing implements Ear {
        @Override
        public void told(JsonNode notification) {
            if (notification.path("method").asText().equals(BridgeJson.nameOf(TerminalWanted.class))) {
                try {
                    wanted(JSON.treeToValue(notification.path("params"), TerminalWanted.class));
                } catch (JsonProcessingException | IllegalArgumentException foreign) {
                    // a bridge of another version: it wants what is not known here
                }
            }
        }

        private void wanted(TerminalWanted wanted) {
            wanted.data().ifPresent(data -> {
                othersType();
                program.type(Base64.getDecoder().decode(data));
            });
            if (wanted.columns().isPresent() && wanted.rows().isPresent()) {
                program.resize(wanted.columns().get(), wanted.rows().get());
            }
            if (wanted.close()) {
                program.hangUp();
            }
        }

        @Override
        public void asked(JsonNode question) {
            // nothing that agents ask concerns a terminal
        }

        @Override
        public void ended() {
            over();
        }
    }
}
