package dev.drawbridge.core.engine;

import java.nio.ByteBuffer;
import java.time.Duration;

/** The bridge's end of one client. All calls come from the one thread that owns the client's socket. */
public interface Connection {
    /** What the bridge calls the client, in logs and towards the agent. */
    long number();

    /** Takes one text message; the array is the connection's from now on. */
    void text(byte[] message);

    /**
     * Takes one text message of a client that says too much at once: a request is answered that it has to be sent again
     * after that time, an answer to a question counts.
     */
    void refuse(byte[] message, Duration retryAfter);

    /** How many messages so far were not what clients send: no JSON-RPC, or not text. */
    long meaningless();

    /** Takes one binary message, which no client has reason to send. */
    void binary(byte[] message);

    /**
     * The next run of whole WebSocket frames, some of them compressed if the client takes that, ready to be written as they are; empty when there are none now.
     *
     * <p>After an empty run the client is woken when there is more.
     */
    ByteBuffer next();

    /** Forgets the client: its socket is closed. */
    void closed();

    /** Forgets the client, and what it has asked as far as that waits here: it is to have nothing done any more. */
    default void shutOut() {
        closed();
    }
}
