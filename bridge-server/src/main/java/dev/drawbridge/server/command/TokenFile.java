package dev.drawbridge.server.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose first line is a token. */
public record TokenFile(Path path) {
    /**
     * The token.
     *
     * @param origin says to whoever has put none there where to have one from
     * @throws IllegalArgumentException when there is none to be read; says what to do
     */
    public String token(String origin) {
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            String line = lines.readLine();
            if (line == null || line.isBlank()) {
                throw new IllegalArgumentException("there is no token in " + path + ": " + origin);
            }
            return line.strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "cannot read the token file " + path + ": name a text file that you may read",
                    unreadable);
        }
    }
}
