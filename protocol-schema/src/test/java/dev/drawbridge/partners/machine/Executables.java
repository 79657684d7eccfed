package dev.drawbridge.partners.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The programs on this machine's PATH. */
public final class Executables {
    private Executables() {}

    public static Optional<Path> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(path)
                .filter(part -> !part.isEmpty())
                .map(part -> Path.of(part).resolve(name).toAbsolutePath()).filter(Files::isExecutable)
                .findFirst();
    }
}
