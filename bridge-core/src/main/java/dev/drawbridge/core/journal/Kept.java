package dev.drawbridge.core.journal;

/**
 * One message of a thread's log, or one that stands for a run of deltas.
 *
 * @param first the number of its first delta; runs of several streams may lie in one another
 * @param last the number of its last delta, {@code first} for a single message
 * @param group the name under which it is dropped when it has become superfluous, {@code ""} if it never does
 * @param message not to be changed by anyone
 * @param marks how the run's text divides, opaque to the journal; empty for a single message
 */
@SuppressWarnings("ArrayRecordComponent") // two of them are never compared
public record Kept(long first, long last, String group, byte[] message, byte[] marks) {
    public Kept {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("from " + first + " to " + last);
        }
    }
}
