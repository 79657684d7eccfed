package dev.drawbridge.core.engine;

import dev.drawbridge.core.frame.Encoding;
import dev.drawbridge.core.history.History;
import dev.drawbridge.core.history.Past;
import dev.drawbridge.core.history.Place;
import dev.drawbridge.core.journal.Excerpt;
import dev.drawbridge.core.journal.Reach;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.ResumeParams;
import dev.drawbridge.protocol.bridge.ResumePoint;
import dev.drawbridge.protocol.bridge.ResumeResult;
import dev.drawbridge.protocol.bridge.ResumeService;
import dev.drawbridge.protocol.bridge.ResumedThread;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.message.ErrorCode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets a client that was away go on where it was: first from the journal, then from what is in memory, then with what
 * is new.
 *
 * <p>It is served on a thread of its own, which waits for the agent and the disk. Whatever may happen meanwhile, the
 * thread stays followed and its history in memory; the client is put in its place when the answer is given.
 */
final class Resumption implements ResumeService {
    private static final long AGENTS_TIME = 30;
    private static final long DISKS_TIME = 30;
    private static final long AT_ONCE = 4 << 20;

    private final Switchboard switchboard;
    private final Catalog catalog;
    private final Logs logs;
    private final String epoch;
    private final ControlCall call;

    Resumption(Switchboard switchboard, Catalog catalog, Logs logs, String epoch, ControlCall call) {
        this.switchboard = switchboard;
        this.catalog = catalog;
        this.logs = logs;
        this.epoch = epoch;
        this.call = call;
    }

    /** A thread that is held, and what is in the way, if anything is. */
    private record Held(ResumePoint point, SharedThread thread,
            CompletableFuture<Optional<String>> obstacle) {}

    /** Why somebody cannot go on. */
    private static final class Unreachable extends Exception {
        private static final long serialVersionUID = 1;

        private final String sentence;

        private Unreachable(String sentence) {
            super(sentence, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
            this.sentence = sentence;
        }
    }

    @Override
    public ResumeResult resume(ResumeParams params) {
        if (call.caller().encoding() != Encoding.SEQUENCED) {
            throw new Declined(ErrorCode.INVALID_REQUEST,
                    "bridge/resume requires the bridge capability: say \"capabilities\":{\"bridge\":{}} in initialize");
        }
        List<Held> held = new ArrayList<>();
        call.atLast(() -> held.forEach(each -> switchboard.attendance().release(each.thread())));
        switchboard.run(() -> params.threads().forEach(point -> held.add(hold(point))));
        return new ResumeResult(held.stream().map(each -> resume(each, params.epoch())).toList());
    }

    private Held hold(ResumePoint point) {
        SharedThread thread = switchboard.threads().get(point.threadId(),
                switchboard.seats().of(point.threadId()));
        CompletableFuture<Optional<String>> obstacle = new CompletableFuture<>();
        switchboard.attendance().hold(thread, obstacle::complete);
        return new Held(point, thread,
                obstacle.completeOnTimeout(Optional.of("the agent does not answer"), AGENTS_TIME,
                        TimeUnit.SECONDS));
    }

    private ResumedThread resume(Held held, String then) {
        String thread = held.point().threadId();
        long after = held.point().after();
        try {
            Optional<String> obstacle = held.obstacle().join();
            if (obstacle.isPresent()) {
                throw new Unreachable("the thread could not be followed: " + obstacle.get());
            }
            return new ResumedThread.Replayed(thread, after, goOn(held.thread(), then, after));
        } catch (Unreachable obstacle) {
            return new ResumedThread.SnapshotRequired(thread, obstacle.sentence);
        }
    }

    /** Prepares that the client goes on behind {@code after}; returns the number of the thread's newest event. */
    private long goOn(SharedThread thread, String then, long after) throws Unreachable {
        History history = switchboard.ask(() -> thread.log().history());
        Place memory = history.holdBehind(after);
        call.atLast(() -> history.release(memory));
        long newest = requireReach(thread, then, after);
        List<ByteBuffer> earlier = earlier(thread.id(), after, memory.after());
        call.afterwards(
                () -> switchboard.attendance().goOn(call.caller(), thread, after, earlier, memory.after()));
        return newest;
    }

    private long requireReach(SharedThread thread, String then, long after) throws Unreachable {
        long newest = switchboard.ask(() -> thread.log().last());
        if (after < switchboard.ask(() -> thread.log().floor())) {
            throw new Unreachable(
                    "what happened in the thread since then is not all known: its agent ended, or somebody else has worked in it");
        }
        if (after > newest) {
            throw new Unreachable("the bridge has said nothing of the thread under this number");
        }
        if (!then.equals(epoch)) {
            Optional<Reach> reach = logs.journal().reach(thread.id(), then);
            if (reach.isEmpty()) {
                throw new Unreachable("the journal knows nothing of the thread in that run of the bridge");
            }
            if (!reach.get().covers(after)) {
                throw new Unreachable(
                        "what the bridge said of the thread in that run is not kept, or not to its end");
            }
        }
        return newest;
    }

    /** A thread that is followed anew has nothing in memory of what the journal may not have been told yet. */
    private void awaitJournal() throws Unreachable {
        boolean written = logs.written().thenApply(nothing -> true)
                .completeOnTimeout(/* value= */ false, DISKS_TIME, TimeUnit.SECONDS)
                .exceptionally(broken -> false).join();
        if (!written) {
            throw new Unreachable("the journal cannot be written at present");
        }
    }

    /** What the journal has behind {@code after} and up to {@code upTo}, for the caller. */
    private List<ByteBuffer> earlier(String thread, long after, long upTo) throws Unreachable {
        List<ByteBuffer> frames = new ArrayList<>();
        if (after < upTo) {
            awaitJournal();
        }
        long bytes = 0;
        for (long from = after; from < upTo;) {
            Excerpt excerpt = logs.journal().read(thread, from, upTo, AT_ONCE);
            if (excerpt.floor() > from) {
                throw new Unreachable("what happened in the thread is not kept that long");
            }
            long reached = Math.min(excerpt.upTo(), upTo);
            frames.add(new Past(catalog).tell(excerpt.kept(), call.caller(), from, reached));
            bytes += frames.getLast().remaining();
            if (bytes > switchboard.lagLimit()) {
                throw new Unreachable("more has happened in the thread than a client is told at once");
            }
            from = reached;
        }
        return frames;
    }
}
