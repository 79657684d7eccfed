package dev.drawbridge.server.cli.doctor;

import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.user.PrivateDirectory;
import dev.drawbridge.core.user.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The directory where the bridge keeps what outlives it, who may read there, and how much room there is. */
record HomeExamination(Home home) implements Examination {
    private static final long MEGABYTE = 1 << 20;
    private static final long SCARCE = 500 * MEGABYTE;
    private static final long GONE = 20 * MEGABYTE;

    @Override
    public List<Finding> findings() {
        Path directory = home.directory();
        if (Files.notExists(directory)) {
            return List.of(Finding.ok("home", directory + ", which the first 'drawbridge serve' makes"),
                    room(existing(directory)));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(directory(directory));
        findings.addAll(secrets(directory));
        findings.add(room(directory));
        return findings;
    }

    private static Finding directory(Path directory) {
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            return Finding.bad("home", directory + " is no directory that you may write to",
                    "let your user own it (chown), or name another one in DRAWBRIDGE_HOME");
        }
        return Finding.ok("home", directory.toString());
    }

    /** What nobody else may read. */
    private static List<Finding> secrets(Path directory) {
        try (Stream<Path> files = Files.walk(directory, 2)) {
            List<Path> open = files.filter(Files::isRegularFile).filter(HomeExamination::isOpenToOthers)
                    .sorted()
                    .toList();
            return open.isEmpty()
                    ? List.of(Finding.ok("permissions", "nobody else may read what is kept there"))
                    : List.of(Finding.bad("permissions",
                            "others may read " + open.getFirst()
                                    + (open.size() > 1 ? " and " + (open.size() - 1) + " more" : ""),
                            "chmod -R go= " + directory));
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(Finding.bad("permissions", "not all of " + directory + " can be read",
                    "let your user own all of it (chown -R)"));
        }
    }

    /** A directory that others cannot enter keeps them from all that is in it. */
    private static boolean isOpenToOthers(Path file) {
        try {
            return new PrivateFile(file).isOpenToOthers()
                    && new PrivateDirectory(file.resolveSibling(".")).isOpenToOthers();
        } catch (IOException unknown) {
            return false;
        }
    }

    private static Finding room(Path directory) {
        try {
            FileStore store = Files.getFileStore(directory);
            long free = store.getUsableSpace();
            String seen = free / MEGABYTE + " MB free at " + directory;
            if (free < GONE) {
                return Finding.bad("disk", seen,
                        "make room: the bridge stops keeping what happens in the threads");
            }
            return free < SCARCE
                    ? Finding.note("disk", seen, "make room before the journal of the threads fills it")
                    : Finding.ok("disk", seen);
        } catch (IOException unknown) {
            return Finding.note("disk", "how much room there is at " + directory + " cannot be told",
                    "look at it with df");
        }
    }

    private static Path existing(Path directory) {
        Path found = directory;
        while (Files.notExists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }
}
