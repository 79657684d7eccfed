package dev.drawbridge.core.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** The programs that a command line can name: by a path, or by a name looked up in the directories of PATH. */
public record Executables(String path) {
    /** The program of that name; a name with a separator in it is a path and is not looked up. */
    public Optional<Path> find(String name) {
        return find(name, program -> true);
    }

    /** The same, as if those programs were not there that are not meant. */
    public Optional<Path> find(String name, Predicate<Path> meant) {
        if (name.indexOf(File.separatorChar) >= 0) {
            return executable(name).filter(meant);
        }
        for (String directory : path.split(File.pathSeparator, /* limit= */ -1)) {
            Optional<Path> found = executable(directory + File.separator + name).filter(meant);
            if (!directory.isEmpty() && found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> executable(String file) {
        try {
            return Optional.of(Path.of(file).toAbsolutePath())
                    .filter(Files::isRegularFile)
                    .filter(Files::isExecutable);
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
