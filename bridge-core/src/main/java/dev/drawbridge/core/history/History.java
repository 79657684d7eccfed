package dev.drawbridge.core.history;

import dev.drawbridge.core.frame.Encoding;
import dev.drawbridge.core.frame.Frames;
import dev.drawbridge.core.journal.Change;
import dev.drawbridge.protocol.catalog.Catalog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What happened in one thread since the bridge follows it, condensed.
 *
 * <p>The log's writer hands over what it has said, and that is all it has to do with it: it is folded when somebody
 * asks, or when the {@link Scribe} comes by. The monitor guards all that is folded.
 */
public final class History {
    /** More than that is folded by whoever hands it over. */
    private static final long UNFOLDED_LIMIT = 16 << 20;

    private final Scribe scribe;
    private final Intake intake = new Intake();
    private final Set<Place> places = ConcurrentHashMap.newKeySet();

    private final Pieces pieces = new Pieces();
    private final Changes changes;
    private final Folding folding;
    private final Recent recent;
    private long folded;
    private long floor;

    /** @param head where the thread's log ended when it was followed last */
    History(String thread, Catalog catalog, Scribe scribe, Head head) {
        this.scribe = scribe;
        this.folded = head.last();
        this.floor = head.last();
        this.changes = new Changes(thread);
        this.folding = new Folding(catalog, pieces, changes, head.lastTurn());
        this.recent = new Recent(catalog);
    }

    /**
     * Takes plain frames of the log, at {@code from} to before {@code to} of an array that is not written there any
     * more: the events behind {@code after} and up to {@code upTo}.
     */
    public void take(byte[] array, int from, int to, long after, long upTo) {
        long unfolded = intake.add(new Slice(array, from, to, after, upTo));
        if (unfolded > UNFOLDED_LIMIT) {
            fold();
        }
        scribe.stirred(this, unfolded);
    }

    /** The log leaves numbers out: those behind {@code after} and up to {@code upTo}. */
    public void skip(long after, long upTo) {
        intake.add(Slice.without(after, upTo));
    }

    private synchronized void fold() {
        for (Optional<Slice> next = intake.take(); next.isPresent(); next = intake.take()) {
            fold(next.get());
        }
    }

    private void fold(Slice slice) {
        long seq = slice.after();
        for (int place = slice.from(); place < slice.to();) {
            int from = place + Frames.headerOf(slice.array(), place);
            place = from + Frames.payloadOf(slice.array(), place);
            folding.fold(++seq, slice.array(), from, place);
        }
        folded = slice.upTo();
        recent.add(slice);
    }

    /**
     * Tells the reader the events behind {@code after} and up to {@code upTo}, or as many as go into about {@code most}
     * bytes: as they were said if that is but a little, else condensed. A reader may be given the numbers of events
     * before the history is given the events; of those nothing is told yet.
     */
    public synchronized Reading read(Reader reader, long after, long upTo, int most) {
        fold();
        long end = Math.min(upTo, folded);
        FrameWriter out = new FrameWriter(reader);
        if (end <= after) {
            return told(out, after);
        }
        if (recent.reachesBackTo(after)) {
            return told(out, recent.tell(out, after, end, most));
        }
        if (after < floor) {
            return new Reading.Forgotten();
        }
        Condenser condenser = new Condenser(out, reader.encoding());
        return told(out, condenser.tell(pieces.behind(after), after, end, most));
    }

    private static Reading told(FrameWriter out, long upTo) {
        return new Reading.Told(out.frames(), upTo);
    }

    /** The number of the event behind which all is that is under way; the last when nothing is. */
    public synchronized long underWaySince() {
        fold();
        return folding.underWay().since().orElse(folded);
    }

    /** Tells the reader what is under way: items that have started, with what has come of them, and the like. */
    public synchronized ByteBuffer tellUnderWay(Reader reader, Function<String, Known> known) {
        fold();
        FrameWriter out = new FrameWriter(reader);
        boolean numbered = reader.encoding() == Encoding.SEQUENCED;
        new Condenser(out, reader.encoding())
                .tell(folding.underWay().pieces(known, numbered), 0, folded, Integer.MAX_VALUE);
        return out.frames();
    }

    /** The message by which an item has started that is not complete yet. */
    public synchronized Optional<String> itemUnderWay(String item) {
        fold();
        return folding.underWay().start(item)
                .map(start -> new String(start.message(), StandardCharsets.UTF_8));
    }

    /** The id of the turn that is running. */
    public synchronized Optional<String> runningTurn() {
        fold();
        return Optional.of(folding.lastTurn()).filter(turn -> folding.inTurn() && !turn.isEmpty());
    }

    /** Nothing that is under way will be completed: the agent is gone. */
    public synchronized void interrupt() {
        fold();
        folding.interrupt();
    }

    /** Nobody can go on from before this number. */
    public synchronized void cut(long upTo) {
        changes.cut(upTo);
        scribe.stirred(this, 0);
    }

    /** Where it ends. */
    public synchronized Head head() {
        fold();
        return new Head(folded, folding.lastTurn());
    }

    /** The number of the event behind which everything is still in memory. */
    public synchronized long floor() {
        return floor;
    }

    /** Keeps what is behind the place until it is {@linkplain #release released}, as far as that is not too much. */
    public void hold(Place place) {
        places.add(place);
    }

    /** Keeps what is behind {@code after} or, where that is not in memory any more, all there is. */
    public synchronized Place holdBehind(long after) {
        long from = Math.max(after, floor);
        Place place = () -> from;
        hold(place);
        return place;
    }

    public void release(Place place) {
        places.remove(place);
    }

    /** What has changed since the journal was told last. */
    synchronized List<Change> changes() {
        fold();
        return changes.take();
    }

    /**
     * Forgets what the journal has and nobody here is going to read.
     *
     * @param spare how many bytes are kept also if nobody needs them: who comes back soon is not far behind
     * @param limit how many bytes are kept for those who are slow
     */
    synchronized void forget(long spare, long limit) {
        recent.forget(spare);
        long read = places.stream().mapToLong(Place::after).min().orElse(Long.MAX_VALUE);
        long needed = Math.min(read, folding.underWay().since().orElse(Long.MAX_VALUE));
        floor = Math.max(floor, pieces.forget(needed, spare));
        floor = Math.max(floor, pieces.forget(Long.MAX_VALUE, limit));
    }

    /** How many bytes are in memory. */
    synchronized long bytes() {
        return pieces.bytes();
    }
}
