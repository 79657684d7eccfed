package dev.drawbridge.server.pty;

/** Hears what a program does in its terminal, one thing after the other. */
public interface PtyEar {
    /** It wrote; the bytes are the hearer's only until it returns. */
    void wrote(byte[] bytes, int from, int to);

    /** It has ended, and nothing comes behind that: with 128 and the signal if it was killed by one. */
    void ended(int exitCode);
}
