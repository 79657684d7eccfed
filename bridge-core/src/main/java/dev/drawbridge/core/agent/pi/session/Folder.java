package dev.drawbridge.core.agent.pi.session;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The names in a folder, read again only when the folder has changed. */
final class Folder {
    /** What happens to a folder so soon after it was read may leave it with the same time of change. */
    private static final Duration TOO_SOON = Duration.ofMillis(100);

    private final Path path;
    private Instant changed = Instant.MIN;
    private boolean settled;
    private List<Path> files = List.of();
    private List<Path> folders = List.of();

    Folder(Path path) {
        this.path = path;
    }

    /** Looks whether it has changed; what cannot be read is empty. */
    void refresh() {
        try {
            Instant now = Files.getLastModifiedTime(path).toInstant();
            if (!settled || !now.equals(changed)) {
                Instant reading = Instant.now();
                read();
                changed = now;
                settled = now.plus(TOO_SOON).isBefore(reading);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            files = List.of();
            folders = List.of();
            settled = false;
        }
    }

    private void read() throws IOException {
        List<Path> seenFiles = new ArrayList<>();
        List<Path> seenFolders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                if (entry.toString().endsWith(".jsonl")) {
                    seenFiles.add(entry);
                } else if (Files.isDirectory(entry)) {
                    seenFolders.add(entry);
                }
            }
        }
        files = seenFiles;
        folders = seenFolders;
    }

    List<Path> files() {
        return files;
    }

    List<Path> folders() {
        return folders;
    }
}
