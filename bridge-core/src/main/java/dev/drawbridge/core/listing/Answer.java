package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an agent says when it is asked for a page. */
public sealed interface Answer {
    record Page(ObjectNode result) implements Answer {}

    /** It does not give one, or has ended. */
    record Refused(JsonNode error) implements Answer {}
}
