package dev.drawbridge.core.process;

/** How much may wait to be written; a message of any size is taken when nothing else waits. */
public record QueueLimits(int messages, long bytes) {
    public QueueLimits {
        if (messages < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "a queue holds something: " + messages + " messages, " + bytes + " bytes");
        }
    }
}
