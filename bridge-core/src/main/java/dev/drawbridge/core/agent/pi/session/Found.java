package dev.drawbridge.core.agent.pi.session;

import java.util.Map;

/**
 * A page of sessions in which something was said.
 *
 * @param snippets by their ids what was found in them first
 */
public record Found(Listing page, Map<String, String> snippets) {
    public Found {
        snippets = Map.copyOf(snippets);
    }
}
