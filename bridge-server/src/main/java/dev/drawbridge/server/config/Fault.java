package dev.drawbridge.server.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that is wrong with what a bridge is told.
 *
 * @param file in which it is, if it is not on the command line
 * @param sentence says what, and what to write instead
 */
public record Fault(Optional<Path> file, Optional<Position> position, String sentence) {
    static Fault in(Path file, Optional<Position> position, String sentence) {
        return new Fault(Optional.of(file), position, sentence);
    }

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
        return file.map(named -> named + position.map(place -> ":" + place).orElse("") + ": ").orElse("")
                + sentence;
    }
}
