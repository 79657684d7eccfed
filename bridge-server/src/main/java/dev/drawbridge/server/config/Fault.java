package dev.drawbridge.server.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that is wrong with a config file.
 *
 * @param sentence says what, and what to write instead
 */
public record Fault(Path file, Optional<Position> position, String sentence) {
    /** In which it is, counted from one. */
    public Optional<Integer> line() {
        return position.map(Position::line);
    }

    /** Where it begins there, counted from one. */
    public Optional<Integer> column() {
        return position.map(Position::column);
    }

    /** As compilers say it: file, line, column. */
    @Override
    public String toString() {
        return file + position.map(place -> ":" + place).orElse("") + ": " + sentence;
    }
}
