package dev.drawbridge.core.engine;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.log.Feed;

/** A client, as whoever has served a call of its speaks to it later. Any thread. */
public interface Correspondent {
    /** What the bridge calls the client, in logs. No other has had it, or will. */
    long number();

    /** The device that it runs on. */
    Visitor visitor();

    /** What it calls itself, as people can be shown it. */
    String label();

    /** Tells it something, behind all that it was told before. */
    void tell(Record notification);

    /** Lets it be told what the feed has to tell now, when its turn comes. It is told once, however often this is called. */
    void follow(Feed feed);

    /** Lets the work be done when the client has left, at once if it has. */
    void whenGone(Runnable work);
}
