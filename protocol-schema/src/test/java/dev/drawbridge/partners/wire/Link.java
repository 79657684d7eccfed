package dev.drawbridge.partners.wire;

/** What carries the messages of a {@link Wire}. */
interface Link extends AutoCloseable {
    void send(String message);

    @Override
    void close();

    /** Ends it without a word, as a process that is killed or a machine that loses its network. */
    void cut();

    /** Where a link delivers: each message in order, then the reason of its end, once. */
    interface Receiver {
        void received(String message);

        void ended(String reason);
    }
}
