package dev.drawbridge.core.agent.pi.thread;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** By which it is seen that somebody has written into a file. */
record Stamp(long size, FileTime modified) {
    /** Empty when there is no such file. */
    static Optional<Stamp> of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(attributes.size(), attributes.lastModifiedTime()));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
