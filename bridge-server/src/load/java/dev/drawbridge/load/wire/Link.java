package dev.drawbridge.load.wire;

import java.io.Closeable;
import java.io.IOException;

/** Messages to a server and from it, on whatever they travel. */
interface Link extends Closeable {
    void send(byte[] message) throws IOException;

    /** Waits for the next message. */
    byte[] receive() throws IOException;
}
