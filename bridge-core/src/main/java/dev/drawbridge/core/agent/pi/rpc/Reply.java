package dev.drawbridge.core.agent.pi.rpc;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of a command. */
public sealed interface Reply {
    /** Pi has done it, or begun it; a missing node when there is nothing more to say. */
    record Done(JsonNode data) implements Reply {}

    /** Pi says no, in its own words. */
    record Failed(String error) implements Reply {}

    /** Nobody knows: Pi ended, or did not answer in time. */
    record Lost(String reason) implements Reply {}
}
