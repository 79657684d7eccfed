package dev.drawbridge.core.log;

import dev.drawbridge.core.frame.Frame;

/** A client's place in a log: what lies before it is in the client's outbox, what lies behind it is not yet. */
public final class Cursor {
    private final ThreadLog log;
    private final Track track;
    private final Subscriber subscriber;
    private int position;
    private long seq;

    Cursor(ThreadLog log, Track track, Subscriber subscriber) {
        this.log = log;
        this.track = track;
        this.subscriber = subscriber;
    }

    Subscriber subscriber() {
        return subscriber;
    }

    /** Hands over everything up to the end of the log. */
    public void deliver() {
        deliverTo(track.end(), log.last());
    }

    /** Hands over everything up to the event {@code upTo}, which ends at {@code end}. */
    void deliverTo(int end, long upTo) {
        if (position < end) {
            subscriber.take(log.history(), seq, upTo, track.array(), position, end);
        }
        moveTo(end, upTo);
    }

    /** Hands over the event {@code upTo}, which ends at {@code end}, in a frame of its own. */
    void deliver(Frame frame, int end, long upTo) {
        subscriber.take(log.history(), seq, upTo, frame);
        moveTo(end, upTo);
    }

    void moveTo(int position, long seq) {
        this.position = position;
        this.seq = seq;
    }

    /** The chunk is full: the log goes on at the beginning of another. */
    void turnOver() {
        position = 0;
    }

    /** Ends the delivery; what was appended so far still goes out. */
    public void leave() {
        deliver();
        track.leave(this);
    }
}
