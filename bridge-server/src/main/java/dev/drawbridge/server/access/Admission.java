package dev.drawbridge.server.access;

/** What is decided about a request: it comes in, or it is told what to do instead. */
public sealed interface Admission {
    /**
     * It comes in.
     *
     * @param device the name of the device that asks, for those who want to know who did something
     */
    record Granted(String device) implements Admission {
        /** Whoever reaches the socket. */
        static final Granted ANYBODY = new Granted("local");
        /** Whoever has the token that the bridge was started with. */
        static final Granted OWNER = new Granted("owner");
    }

    /** Whoever asks has not said who it is, or not rightly. */
    record Unauthenticated(String advice) implements Admission {}

    /** Nobody who asks like this comes in, whoever it is. */
    record Forbidden(String advice) implements Admission {}
}
