package dev.drawbridge.core.agent.pi.queue;

import com.fasterxml.jackson.databind.JsonNode;

/** What has become of a message that was to be delivered. */
public sealed interface Outcome {
    /**
     * Pi has said it back.
     *
     * @param turn the one that it began, as Codex has it
     */
    record Delivered(JsonNode turn) implements Outcome {}

    /** Pi has certainly not taken it, since something else came first: it waits on. */
    record NotYet() implements Outcome {}

    /**
     * Pi has certainly not taken it, and would not if it were asked again.
     *
     * @param sentence why, for people
     */
    record Refused(String sentence) implements Outcome {}

    /** Nobody knows: the process died, or fell silent, before it said the message back. */
    record Uncertain() implements Outcome {}
}
