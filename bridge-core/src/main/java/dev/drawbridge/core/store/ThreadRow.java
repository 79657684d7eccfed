package dev.drawbridge.core.store;

import dev.drawbridge.core.journal.Reach;

/** A thread as it stands in the database, or will when the transaction ends. */
final class ThreadRow {
    private final long id;
    private long floor;
    private long last;
    private long liveIn;
    private String turn;
    private long touched;
    private boolean active;
    /** Whether all that was ever kept of it is in the transaction that runs. */
    private boolean young;

    ThreadRow(long id, long floor, long last, long liveIn, String turn, long touched) {
        this.id = id;
        this.floor = floor;
        this.last = last;
        this.liveIn = liveIn;
        this.turn = turn;
        this.touched = touched;
        this.young = last == 0;
    }

    static ThreadRow blank(long id) {
        return new ThreadRow(id, /* floor= */ 0, /* last= */ 0, /* liveIn= */ 0, /* turn= */ "",
                /* touched= */ 0);
    }

    long id() {
        return id;
    }

    long floor() {
        return floor;
    }

    long last() {
        return last;
    }

    /** The epoch that follows it, 0 if none does. */
    long liveIn() {
        return liveIn;
    }

    String turn() {
        return turn;
    }

    long touched() {
        return touched;
    }

    Reach reach() {
        return new Reach(floor, last, liveIn != 0, turn);
    }

    /** Takes in what was last said of it. Of a thread that is not known yet, nothing up to {@code last} is kept. */
    void mark(long liveIn, long last, String turn) {
        if (this.last == 0) {
            floor = last;
        }
        extendTo(last);
        this.liveIn = liveIn;
        this.turn = turn;
    }

    void extendTo(long seq) {
        last = Math.max(last, seq);
        active = true;
    }

    /** Takes in what begins with {@code first} and ends with {@code seq}; before the first of all is the floor. */
    void keep(long first, long seq) {
        if (young) {
            floor = last == 0 ? first - 1 : Math.min(floor, first - 1);
        }
        extendTo(seq);
    }

    /** Raises the floor. */
    void sink(long seq) {
        floor = Math.max(floor, seq);
        young &= floor == 0;
    }

    /** Notes the time, unless only the floor has changed. */
    boolean touch(long now) {
        boolean touches = active;
        if (touches) {
            touched = now;
        }
        active = false;
        young = last == 0;
        return touches;
    }
}
