package dev.drawbridge.core.history;

import dev.drawbridge.core.journal.Change;
import dev.drawbridge.core.journal.Kept;
import java.util.ArrayList;
import java.util.List;

/** What the journal has yet to be told of one thread. */
final class Changes {
    private static final byte[] NO_MARKS = {};

    private final String thread;
    private final List<Piece> changed = new ArrayList<>();
    private final List<Change> drops = new ArrayList<>();

    Changes(String thread) {
        this.thread = thread;
    }

    void added(Piece piece) {
        piece.change(true);
        changed.add(piece);
    }

    void grown(Run run) {
        if (!run.changed()) {
            added(run);
        }
    }

    /** Everything of the group up to this event is superfluous. */
    void dropped(Group group, long upTo) {
        if (group.journaled()) {
            drops.add(new Change.DropGroup(thread, group.name(), upTo));
        }
    }

    /** Nobody can go on from before this number. */
    void cut(long floor) {
        drops.add(new Change.Cut(thread, floor));
    }

    /** Hands over what has changed since the last time. */
    List<Change> take() {
        List<Change> all = new ArrayList<>(drops);
        drops.clear();
        for (Piece piece : changed) {
            piece.change(false);
            if (!piece.dropped()) {
                piece.group().journal();
                all.add(new Change.Put(thread, kept(piece)));
            }
        }
        changed.clear();
        return all;
    }

    private static Kept kept(Piece piece) {
        return switch (piece) {
            case Single single ->
                new Kept(single.first(), single.last(), single.group().name(), single.message(),
                        NO_MARKS);
            case Run run -> {
                Run.Cut cut = run.cut(run.journaled(), run.last());
                run.journal();
                yield new Kept(cut.from(), cut.to(), run.group().name(), cut.message(), cut.marks());
            }
        };
    }
}
