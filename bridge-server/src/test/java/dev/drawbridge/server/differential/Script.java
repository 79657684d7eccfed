package dev.drawbridge.server.differential;

/** A story that clients live through with one server, whichever it is. */
@FunctionalInterface
interface Script {
    void play(Stage stage);
}
