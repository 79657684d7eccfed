package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;

/** What somebody who follows a thread has to deal with next. */
sealed interface Heard {
    /** What the bridge tells, with its number if it has one. */
    record Told(JsonNode message) implements Heard {}

    /** What somebody has typed, up to Enter. */
    record Typed(String words) implements Heard {}

    /** Nothing, or nothing that matters. */
    record Nothing() implements Heard {}

    /** The line is over. */
    record End() implements Heard {}
}
