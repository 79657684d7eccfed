package dev.drawbridge.protocol.message;

/**
 * The largest message a scanner takes.
 *
 * @param length in bytes
 * @param depth of arrays and objects in one another, the message itself being the first
 */
public record Limits(int length, int depth) {
    /** What a client may send: an app-server silently drops what is nested more deeply than this. */
    public static final Limits CLIENT = new Limits(16 << 20, 127);

    /** What an agent may send: histories are long, and what it quotes may be as deep as it can read. */
    public static final Limits AGENT = new Limits(1 << 30, 1024);

    public Limits {
        if (length < 2 || depth < 1) {
            throw new IllegalArgumentException("no message fits in " + length + " bytes, " + depth + " deep");
        }
    }
}
