package dev.drawbridge.server.access;

import dev.drawbridge.core.access.Visitor;

/** What is decided about a request: it comes in, or it is told what to do instead. */
public sealed interface Admission {
    /** It comes in. */
    record Granted(Pass pass) implements Admission {
        public Granted(Visitor visitor) {
            this(Pass.of(visitor));
        }
    }

    /** Whoever asks has not said who it is, or not rightly. */
    record Unauthenticated(String advice) implements Admission {}

    /** Nobody who asks like this comes in, whoever it is. */
    record Forbidden(String advice) implements Admission {}
}
