package dev.drawbridge.core.frame;

import dev.drawbridge.protocol.message.Span;
import dev.drawbridge.protocol.message.Splice;

/** How messages are written for a client. */
public enum Encoding {
    /** Byte for byte what the agent said. */
    PLAIN {
        @Override
        public Splice edit(Splice message, Span version, long seq) {
            return message;
        }
    },
    /** With {@code "jsonrpc":"2.0"}, for clients that say it themselves. */
    VERSIONED {
        @Override
        public Splice edit(Splice message, Span version, long seq) {
            return message.version(version);
        }
    },
    /** With the number that a thread's event has in its log besides, for clients that come back by it. */
    SEQUENCED {
        @Override
        public Splice edit(Splice message, Span version, long seq) {
            return seq == NOT_IN_A_LOG ? message.version(version) : message.version(version).sequence(seq);
        }
    };

    /** The number of a message that is no event of a thread. */
    public static final long NOT_IN_A_LOG = 0;

    /**
     * Makes of the agent's message what it is in this encoding.
     *
     * @param version where the message speaks of a version, if it does
     * @param seq its number in its thread's log
     */
    public abstract Splice edit(Splice message, Span version, long seq);
}
