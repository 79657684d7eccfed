package dev.drawbridge.core.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A word in the environment of a process, and so of every process that comes from it.
 *
 * <p>Linux shows the environment of one's own processes, so the mark finds also those that went into a session of
 * their own and whose parents are gone. Elsewhere it finds none.
 */
record Mark(String value) {
    static final String VARIABLE = "DRAWBRIDGE_LIFE";
    private static final Path PROCESSES = Path.of("/proc");

    static Mark random() {
        return new Mark(UUID.randomUUID().toString());
    }

    /** The entry as the environment has it. */
    String entry() {
        return VARIABLE + "=" + value;
    }

    /** Every process that bears the mark now. */
    List<ProcessHandle> bearers() {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                if (isOn(process.resolve("environ"))) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString())).ifPresent(found::add);
                }
            }
        } catch (IOException | DirectoryIteratorException noSuchView) {
            return found; // a system without /proc: whom the tree of parents shows is all there is
        }
        return found;
    }

    private boolean isOn(Path environment) {
        try {
            String entries = '\0' + new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
            return entries.contains('\0' + entry() + '\0');
        } catch (IOException notOursOrGone) {
            return false;
        }
    }
}
