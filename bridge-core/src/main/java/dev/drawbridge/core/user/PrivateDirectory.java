package dev.drawbridge.core.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory into which nobody but its user gets, from the moment in which it is made. */
public record PrivateDirectory(Path path) {
    private static final Owners OWNERS = new Owners("rwx------");

    /** Makes it, and what is missing above it. One that is there stays as it is: it may be meant for more. */
    public Path make() throws IOException {
        return Files.createDirectories(path, OWNERS.only(path));
    }

    /**
     * Makes it where there is nothing yet.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is something
     */
    public Path makeAnew() throws IOException {
        return Files.createDirectory(path, OWNERS.only(path));
    }

    /** Makes it, and shuts it if it is there and open to others. */
    public Path claim() throws IOException {
        make();
        OWNERS.claim(path);
        return path;
    }

    /** Whether others get in. */
    public boolean isOpenToOthers() throws IOException {
        return OWNERS.areNotAlone(path);
    }
}
