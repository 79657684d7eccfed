package dev.drawbridge.server.tls.der;

import java.util.Arrays;

/**
 * Reads one value of DER after another.
 *
 * <p>Whatever is no DER ends in an {@link IllegalArgumentException}.
 */
public final class DerReader {
    private final byte[] bytes;
    private int at;

    public DerReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What is in the sequence that comes next. */
    public DerReader sequence() {
        return new DerReader(content(Der.SEQUENCE));
    }

    /** What is in the next value, which has that number. */
    public byte[] numbered(int number) {
        return content(Der.CONTEXT_CONSTRUCTED | number);
    }

    public byte[] octets() {
        return content(Der.OCTETS);
    }

    /** Leaves out the next value, of whatever kind. */
    public void skip() {
        content(next() & 0xff);
    }

    private byte[] content(int tag) {
        if ((next() & 0xff) != tag) {
            throw new IllegalArgumentException("another kind of value is expected");
        }
        at++;
        int length = length();
        if (length < 0 || length > bytes.length - at) {
            throw new IllegalArgumentException("a value is longer than all there is");
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private int length() {
        int first = next() & 0xff;
        at++;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f) && length < 1 << 23; i++, at++) {
            length = length << 8 | (next() & 0xff);
        }
        return length;
    }

    private byte next() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("a value is missing");
        }
        return bytes[at];
    }
}
