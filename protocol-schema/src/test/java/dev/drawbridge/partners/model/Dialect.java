package dev.drawbridge.partners.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A protocol in which agents talk to models. */
interface Dialect {
    /** What the user said last in this request, leaving out what the agent itself said in the user's name. */
    String prompt(JsonNode body);

    /** What tools returned since then. */
    List<String> toolResults(JsonNode body);

    /** The names of the tools on offer. */
    List<String> tools(JsonNode body);

    /** The body of an HTTP error. */
    String error(Step.Refuse refusal);

    /** A writer of one answer. */
    Voice voice(Http http, String id);
}
