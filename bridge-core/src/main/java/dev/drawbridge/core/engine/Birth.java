package dev.drawbridge.core.engine;

/** How the agent's first life began. */
public sealed interface Birth {
    /** It has answered its greeting. */
    record Alive() implements Birth {}

    /** It ended or refused before, and there is no second; the sentence says what is known of why. */
    record Stillborn(String sentence) implements Birth {}
}
