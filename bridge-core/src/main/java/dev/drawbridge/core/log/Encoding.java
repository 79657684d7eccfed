package dev.drawbridge.core.log;

/** How messages are written for a client. */
public enum Encoding {
    /** Byte for byte what the agent said. */
    PLAIN,
    /** With {@code "jsonrpc":"2.0"}, for clients that say it themselves. */
    VERSIONED
}
