package dev.drawbridge.core.log;

import dev.drawbridge.core.frame.Encoding;
import dev.drawbridge.core.frame.Frame;
import dev.drawbridge.core.frame.Frames;
import dev.drawbridge.core.history.History;
import dev.drawbridge.core.history.Place;
import dev.drawbridge.core.history.Reader;
import dev.drawbridge.core.history.Reading;
import dev.drawbridge.protocol.message.Splice;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;

/**
 * What one client has yet to be sent, in order: runs of frames, most of them shared with other clients, stretches
 * of threads' histories, and feeds.
 *
 * <p>A client that does not take what lies here, or not as fast as it comes, is behind: of the threads' events only the
 * numbers are kept then, and they become frames, as few as may be, when their turn comes. What is the client's own,
 * such as answers, keeps its place among them.
 *
 * <p>Any thread appends; the thread that owns the client's socket takes. The monitor is held for a few
 * instructions by either, and publishes the bytes of the runs with them.
 */
public final class Outbox {
    /** Whoever has taken nothing for a while is behind with so many bytes. */
    private static final long BEHIND = 256 << 10;
    private static final long A_WHILE = 500_000_000;
    /** Whoever takes is behind with so many. */
    private static final long FAR_BEHIND = 16 << 20;
    /** How many bytes are made of a stretch at once. */
    private static final int AT_ONCE = 256 << 10;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Reader reader;
    private final LongSupplier nanoTime;
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    /** The stretches that may grow: nothing of the client's own came behind them. */
    private final Map<History, Stretch> growing = new HashMap<>();
    /** What lies here as frames; a history that nobody else has any more is no longer of interest. */
    private final Map<History, Waiting> waiting = new WeakHashMap<>();
    /** Those that have something to tell, each of which lies here once. */
    private final Set<Feed> feeds = Collections.newSetFromMap(new IdentityHashMap<>());
    private long backlog;
    private long own;
    private long taken;
    private boolean closed;
    private boolean forgotten;

    /** What is taken at once, or bit by bit. */
    private abstract static sealed class Piece {
        /** How many bytes of frames it keeps here. */
        abstract int length();
    }

    /** Frames that are there. */
    private abstract static sealed class Made extends Piece {
        private final Optional<Events> events;

        Made(Optional<Events> events) {
            this.events = events;
        }

        /** The events that they tell; empty if they are the client's own. */
        Optional<Events> events() {
            return events;
        }

        /** What goes over the wire; may take its time. */
        abstract ByteBuffer bytes();
    }

    /** Events of a thread, behind {@code after} and up to {@code upTo}. */
    private static final class Events {
        private final History history;
        private final long after;
        private long upTo;

        Events(History history, long after, long upTo) {
            this.history = history;
            this.after = after;
            this.upTo = upTo;
        }
    }

    /** Keeps in a history what waits here as frames: they may have to be made again. */
    private static final class Waiting implements Place {
        private static final long NOWHERE = Long.MAX_VALUE;

        private volatile long after = NOWHERE;
        private int pieces;

        static Waiting in(History history) {
            Waiting none = new Waiting();
            history.hold(none);
            return none;
        }

        void add(long after) {
            if (pieces++ == 0) {
                this.after = after;
            }
        }

        void taken(long upTo) {
            after = --pieces == 0 ? NOWHERE : upTo;
        }

        void none() {
            pieces = 0;
            after = NOWHERE;
        }

        @Override
        public long after() {
            return after;
        }
    }

    /** Whole frames that lie next to one another in an array. */
    private static final class Run extends Made {
        private final byte[] array;
        private final int from;
        private int to;

        Run(Optional<Events> events, byte[] array, int from, int to) {
            super(events);
            this.array = array;
            this.from = from;
            this.to = to;
        }

        @SuppressWarnings("ReferenceEquality") // what must be equal is the place, not what stands there
        boolean reaches(byte[] array, int from) {
            return this.array == array && to == from;
        }

        @Override
        int length() {
            return to - from;
        }

        @Override
        ByteBuffer bytes() {
            return ByteBuffer.wrap(array, from, to - from);
        }
    }

    /** A frame that is compressed when its turn comes. */
    private static final class Deflated extends Made {
        private final Frame frame;

        Deflated(Optional<Events> events, Frame frame) {
            super(events);
            this.frame = frame;
        }

        @Override
        int length() {
            return frame.plain().length;
        }

        @Override
        ByteBuffer bytes() {
            return ByteBuffer.wrap(frame.deflated());
        }
    }

    /** One message of a feed, and those behind it, that become frames when their turn comes. */
    private static final class Live extends Piece {
        private final Feed feed;

        Live(Feed feed) {
            this.feed = feed;
        }

        @Override
        int length() {
            return 0;
        }
    }

    /** Events that become frames when their turn comes. */
    private static final class Stretch extends Piece implements Place {
        private final History history;
        private volatile long after;
        private long upTo;

        Stretch(History history, long after, long upTo) {
            this.history = history;
            this.after = after;
            this.upTo = upTo;
        }

        @Override
        public long after() {
            return after;
        }

        @Override
        int length() {
            return 0;
        }
    }

    /** @param reader whose outbox it is */
    public Outbox(Reader reader, LongSupplier nanoTime) {
        this.reader = reader;
        this.nanoTime = nanoTime;
        this.taken = nanoTime.getAsLong();
    }

    /** Appends frames of the client's own; nobody may change them any more. */
    public synchronized void append(byte[] array, int from, int to) {
        own(new Run(Optional.empty(), array, from, to));
    }

    /** Appends a frame of the client's own to be sent compressed. */
    public synchronized void append(Frame frame) {
        own(new Deflated(Optional.empty(), frame));
    }

    private void own(Made piece) {
        if (!closed) {
            pieces.addLast(piece);
            backlog += piece.length();
            own += piece.length();
            growing.clear();
        }
    }

    /**
     * Appends events of a thread, behind {@code after} and up to {@code upTo}, that lie in these frames; nobody may
     * change them any more.
     */
    public synchronized void append(History history, long after, long upTo, byte[] array, int from, int to) {
        if (closed || grows(history, after, upTo)) {
            return;
        }
        if (pieces.peekLast() instanceof Run last && last.events().isPresent() && last.reaches(array, from)) {
            last.to = to;
            last.events().get().upTo = upTo;
        } else {
            pieces.addLast(new Run(Optional.of(waiting(history, after, upTo)), array, from, to));
        }
        backlog += to - from;
    }

    /** Appends an event of a thread that is to be sent compressed. */
    public synchronized void append(History history, long after, long upTo, Frame frame) {
        if (!closed && !grows(history, after, upTo)) {
            pieces.addLast(new Deflated(Optional.of(waiting(history, after, upTo)), frame));
            backlog += frame.plain().length;
        }
    }

    /** Appends what the feed has to tell when its turn comes, unless its turn is to come already. */
    public synchronized void append(Feed feed) {
        if (!closed && feeds.add(feed)) {
            pieces.addLast(new Live(feed));
            growing.clear();
        }
    }

    private Events waiting(History history, long after, long upTo) {
        waiting.computeIfAbsent(history, Waiting::in).add(after);
        return new Events(history, after, upTo);
    }

    private void taken(Events events) {
        Waiting place = waiting.get(events.history);
        if (place != null) {
            place.taken(events.upTo);
        }
    }

    /** Appends events of a thread that become frames when their turn comes. */
    public synchronized void append(History history, long after, long upTo) {
        if (!closed) {
            stretch(pieces, new Events(history, after, upTo));
        }
    }

    /** Whether the events are kept by their numbers only. */
    private boolean grows(History history, long after, long upTo) {
        if (!growing.containsKey(history)) {
            if (!isBehind()) {
                return false;
            }
            condense();
        }
        stretch(pieces, new Events(history, after, upTo));
        return true;
    }

    private boolean isBehind() {
        long shared = backlog - own;
        return shared > FAR_BEHIND || (shared > BEHIND && nanoTime.getAsLong() - taken > A_WHILE);
    }

    /** Lets go of all frames that can be made again. */
    private void condense() {
        List<Piece> all = new ArrayList<>(pieces);
        pieces.clear();
        growing.clear();
        for (Piece piece : all) {
            switch (piece) {
                case Made made when made.events().isPresent() -> stretch(pieces, made.events().get());
                case Made made -> {
                    pieces.addLast(made);
                    growing.clear();
                }
                case Live live -> {
                    pieces.addLast(live);
                    growing.clear();
                }
                case Stretch stretch -> {
                    pieces.addLast(stretch);
                    growing.put(stretch.history, stretch);
                }
            }
        }
        waiting.values().forEach(Waiting::none);
        backlog = own;
    }

    private void stretch(ArrayDeque<Piece> out, Events events) {
        Stretch known = growing.get(events.history);
        if (known == null) {
            Stretch stretch = new Stretch(events.history, events.after, events.upTo);
            events.history.hold(stretch);
            growing.put(events.history, stretch);
            out.addLast(stretch);
        } else {
            known.upTo = events.upTo;
        }
    }

    /** Takes the next run; empty when there is none yet. */
    public ByteBuffer take() {
        while (true) {
            Piece piece;
            synchronized (this) {
                taken = nanoTime.getAsLong();
                piece = pieces.peekFirst();
                if (piece == null) {
                    return NOTHING;
                }
                if (piece instanceof Made made) {
                    pieces.removeFirst();
                    backlog -= made.length();
                    own -= made.events().isPresent() ? 0 : made.length();
                    made.events().ifPresent(this::taken);
                } else if (piece instanceof Live live) {
                    // first, so that whatever comes to be told from now on has another turn
                    pieces.removeFirst();
                    feeds.remove(live.feed);
                }
            }
            switch (piece) {
                case Made made -> {
                    return made.bytes();
                }
                case Live live -> {
                    Optional<byte[]> message = live.feed.next();
                    if (message.isPresent()) {
                        append(live.feed);
                        return frame(message.get());
                    }
                }
                case Stretch stretch -> {
                    Optional<ByteBuffer> frames = make(stretch);
                    if (frames.isEmpty() || frames.get().hasRemaining()) {
                        return frames.orElse(NOTHING);
                    }
                }
            }
        }
    }

    private ByteBuffer frame(byte[] message) {
        Splice told = new Splice().of(message, 0, message.length);
        Frame frame = Frame.of(Frames.of(reader.encoding() == Encoding.PLAIN ? told : told.version()));
        return ByteBuffer.wrap(
                reader.deflates() && frame.isWorthDeflating() ? frame.deflated() : frame.plain());
    }

    /**
     * The next frames of a stretch; with the last it is done. Empty while the history does not have its events: whoever
     * gave it their numbers is about to give it them, and then wakes the client.
     */
    private Optional<ByteBuffer> make(Stretch stretch) {
        long after = stretch.after;
        long upTo;
        synchronized (this) {
            upTo = stretch.upTo;
        }
        return switch (stretch.history.read(reader, after, upTo, AT_ONCE)) {
            case Reading.Told told when told.upTo() == after && after < upTo -> Optional.empty();
            case Reading.Told told -> {
                advance(stretch, told.upTo());
                yield Optional.of(told.frames());
            }
            case Reading.Forgotten forgotten -> {
                close();
                this.forgotten = true;
                yield Optional.of(NOTHING);
            }
        };
    }

    private synchronized void advance(Stretch stretch, long upTo) {
        stretch.after = upTo;
        if (upTo >= stretch.upTo && pieces.peekFirst() == stretch) {
            pieces.removeFirst();
            growing.remove(stretch.history, stretch);
            stretch.history.release(stretch);
        }
    }

    /** Whether nothing was taken for so long. */
    public synchronized boolean isIdle(Duration time) {
        return nanoTime.getAsLong() - taken > time.toNanos();
    }

    /** How many bytes of frames wait to be taken. */
    public synchronized long backlog() {
        return backlog;
    }

    /** How many bytes of them are the client's own. */
    public synchronized long own() {
        return own;
    }

    /** Whether something of what the client has yet to be sent cannot be made any more. */
    public synchronized boolean forgotten() {
        return forgotten;
    }

    /** Drops everything, now and from now on. */
    public synchronized void close() {
        closed = true;
        for (Piece piece : pieces) {
            if (piece instanceof Stretch stretch) {
                stretch.history.release(stretch);
            }
        }
        waiting.forEach(History::release);
        waiting.clear();
        pieces.clear();
        feeds.clear();
        growing.clear();
        backlog = 0;
        own = 0;
    }
}
