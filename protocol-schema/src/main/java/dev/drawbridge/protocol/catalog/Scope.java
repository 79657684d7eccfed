package dev.drawbridge.protocol.catalog;

/** Who gets a message from the agent, or whose state a client's request touches. */
public enum Scope {
    /** Every initialized client. */
    GLOBAL,
    /** The clients subscribed to the thread; every client where the message names no thread. */
    THREAD,
    /** One client: whoever asked, or just initialized, or declared that it can answer. */
    CONNECTION,
    /** The client that started the process named by the handle. */
    PROCESS,
    /** The client that set up the file watch named by the handle. */
    WATCH,
    /** The client that runs the file search named by the handle. */
    SEARCH,
    /** The client that opened the MCP event stream named by the handle. */
    STREAM,
    /** Another request of the same client. */
    REQUEST;

    /** Whether a handle, chosen by a client, says which client is meant. */
    public boolean byHandle() {
        return switch (this) {
            case PROCESS, WATCH, SEARCH, STREAM -> true;
            case GLOBAL, THREAD, CONNECTION, REQUEST -> false;
        };
    }
}
