package dev.drawbridge.core.agent.pi.rpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files beside the tests. */
final class Resources {
    private Resources() {}

    static Path file(String name) {
        URL found = Resources.class.getResource(name);
        if (found == null) {
            throw new IllegalArgumentException(name);
        }
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException notAFile) {
            throw new IllegalArgumentException(name, notAFile);
        }
    }

    static List<String> lines(String name) {
        try {
            return List.of(Files.readString(file(name)).split("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
