package dev.drawbridge.core.agent.pi.rpc;

import java.time.Duration;
import java.util.List;

/** A question that an extension asks a person. */
public sealed interface Dialog {
    /** By which it is answered. */
    String id();

    String title();

    /** After which Pi goes on without an answer, and says nothing; zero if it waits for ever. */
    Duration timeout();

    /** Answered with one of the options as {@code value}. */
    record Select(String id, String title, List<String> options, Duration timeout) implements Dialog {
        public Select {
            options = List.copyOf(options);
        }
    }

    /** Answered with {@code confirmed}. */
    record Confirm(String id, String title, String message, Duration timeout) implements Dialog {}

    /** A line, answered with a text as {@code value}. */
    record Input(String id, String title, String placeholder, Duration timeout) implements Dialog {}

    /** A text of many lines, answered with it as {@code value}. */
    record Editor(String id, String title, String prefill) implements Dialog {
        @Override
        public Duration timeout() {
            return Duration.ZERO;
        }
    }
}
