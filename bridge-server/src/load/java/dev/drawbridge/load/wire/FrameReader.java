package dev.drawbridge.load.wire;

import java.nio.ByteBuffer;

/** Finds the frames in what a server sends, by their headers; of a payload it waits for the first bytes only. */
final class FrameReader {
    /** Is told of each frame. */
    interface Frames {
        /** Takes one whose payload begins at {@code start}, and of which {@code length} bytes have come for sure. */
        void frame(int opcode, ByteBuffer bytes, int start, int length);
    }

    private final int awaited;
    private long rest;

    /** @param awaited how many bytes of a payload must have come before its frame is told, if it has as many */
    FrameReader(int awaited) {
        this.awaited = awaited;
    }

    /** Takes all that it can; what it leaves has to come again, with more behind it. */
    void read(ByteBuffer bytes, Frames frames) {
        while (passRest(bytes) && bytes.remaining() >= 2) {
            int at = bytes.position();
            int code = bytes.get(at + 1) & 0x7f;
            int header = code < 126 ? 2 : code == 126 ? 4 : 10;
            if (bytes.remaining() < header) {
                return;
            }
            long length = code < 126
                    ? code
                    : code == 126 ? bytes.getShort(at + 2) & 0xffff : bytes.getLong(at + 2);
            int needed = (int) Math.min(length, awaited);
            if (bytes.remaining() - header < needed) {
                return;
            }
            frames.frame(bytes.get(at) & 0x0f, bytes, at + header, needed);
            bytes.position(at + header);
            rest = length;
        }
    }

    private boolean passRest(ByteBuffer bytes) {
        int passed = (int) Math.min(rest, bytes.remaining());
        bytes.position(bytes.position() + passed);
        rest -= passed;
        return rest == 0;
    }
}
