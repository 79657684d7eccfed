package dev.drawbridge.core.store;

/**
 * A receipt without its answer.
 *
 * @param at milliseconds since 1970
 */
record Slip(Fingerprint key, long at, State state) {
    enum State {
        IN_FLIGHT, IN_DOUBT, ACCEPTED
    }
}
