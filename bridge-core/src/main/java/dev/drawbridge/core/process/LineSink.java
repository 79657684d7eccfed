package dev.drawbridge.core.process;

/** Where whole lines go. */
@FunctionalInterface
public interface LineSink {
    /** Whole lines, each ended by LF, from {@code from} to before {@code to}; the array is reused after return. */
    void lines(byte[] block, int from, int to);
}
