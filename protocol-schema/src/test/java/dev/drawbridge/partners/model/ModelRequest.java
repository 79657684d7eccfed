package dev.drawbridge.partners.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A request that an agent made of the model.
 *
 * @param prompt what the user said last
 * @param toolResults what tools returned since then, oldest first
 * @param tools the names of the tools on offer
 */
public record ModelRequest(
        String path,
        Map<String, String> headers,
        JsonNode body,
        String prompt,
        List<String> toolResults,
        List<String> tools) {
    public ModelRequest {
        headers = Map.copyOf(headers);
        toolResults = List.copyOf(toolResults);
        tools = List.copyOf(tools);
    }
}
