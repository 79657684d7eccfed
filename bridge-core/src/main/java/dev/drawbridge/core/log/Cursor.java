package dev.drawbridge.core.log;

/** A client's place in a log: what lies before it is in the client's outbox, what lies behind it is not yet. */
public final class Cursor {
    private final Track track;
    private final Subscriber subscriber;
    private int position;

    Cursor(Track track, Subscriber subscriber) {
        this.track = track;
        this.subscriber = subscriber;
    }

    Subscriber subscriber() {
        return subscriber;
    }

    /** Hands over everything up to the end of the log. */
    public void deliver() {
        deliverTo(track.end());
    }

    void deliverTo(int end) {
        if (position < end) {
            subscriber.take(track.array(), position, end);
            position = end;
        }
    }

    void moveTo(int position) {
        this.position = position;
    }

    /** Ends the delivery; what was appended so far still goes out. */
    public void leave() {
        deliver();
        track.leave(this);
    }
}
