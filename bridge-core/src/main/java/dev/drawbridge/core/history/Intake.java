package dev.drawbridge.core.history;

import java.util.ArrayDeque;
import java.util.Optional;

/** What the log has said and the history has yet to take in. The monitor is held for a few instructions by either. */
final class Intake {
    private final ArrayDeque<Slice> slices = new ArrayDeque<>();
    private long bytes;

    /** Adds a slice; returns how many bytes lie here now. */
    synchronized long add(Slice slice) {
        slices.add(slice);
        bytes += slice.length();
        return bytes;
    }

    synchronized Optional<Slice> take() {
        Optional<Slice> slice = Optional.ofNullable(slices.poll());
        slice.ifPresent(taken -> bytes -= taken.length());
        return slice;
    }
}
