package dev.drawbridge.server.config;

/** A place in a text, both counted from one. */
public record Position(int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
