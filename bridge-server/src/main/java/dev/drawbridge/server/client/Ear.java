package dev.drawbridge.server.client;

import com.fasterxml.jackson.databind.JsonNode;

/** Hears what a bridge says unasked. It is told one thing after the other, and nothing else is read meanwhile. */
public interface Ear {
    /** Of somebody who only calls. */
    Ear DEAF = new Ear() {
        @Override
        public void told(JsonNode notification) {
            // nobody has asked
        }

        @Override
        public void asked(JsonNode question) {
            // somebody else will answer
        }
    };

    /** A message with a method and no id. */
    void told(JsonNode notification);

    /** A message with a method and an id, under which {@link BridgeLine#answer} answers it. */
    void asked(JsonNode question);

    /** The line is over; nothing comes after that. */
    default void ended() {
        // who waits for an answer is told by that
    }
}
