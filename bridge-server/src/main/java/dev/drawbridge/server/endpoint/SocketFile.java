package dev.drawbridge.server.endpoint;

import dev.drawbridge.core.user.PrivateDirectory;
import dev.drawbridge.core.user.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The place of a socket in the file system, which one bridge has at a time: the system takes it back when that has
 * died, and what it has left there is then replaced.
 */
final class SocketFile implements AutoCloseable {
    private final Path place;
    private final Path nursery;
    private final FileChannel lock;
    private boolean shown;

    private SocketFile(Path place, FileChannel lock) {
        this.place = place;
        this.nursery = place.resolveSibling(".control");
        this.lock = lock;
    }

    /** Takes the place, unless a living bridge has it. */
    static Optional<SocketFile> claim(Path place) throws IOException {
        FileChannel lock = new PrivateFile(place.resolveSibling("control.lock"))
                .open(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return Optional.of(new SocketFile(place, lock));
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // as good as taken by another process
        } catch (IOException failure) {
            lock.close();
            throw failure;
        }
        lock.close();
        return Optional.empty();
    }

    /** Where the socket is made: nobody else gets there, so that it is never open to others. Not longer than the place. */
    Path cradle() throws IOException {
        Path cradle = nursery.resolve("s");
        Files.deleteIfExists(cradle);
        Files.deleteIfExists(nursery);
        new PrivateDirectory(nursery).makeAnew();
        return cradle;
    }

    /** The user that the bridge runs as. */
    String owner() throws IOException {
        return Files.getOwner(nursery).getName();
    }

    /** Puts what listens in the cradle into its place. */
    void show(Path cradle) throws IOException {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !Files
                .readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther()) {
            throw new IOException("something that is no socket is in its place");
        }
        new PrivateFile(cradle).claim();
        Files.move(cradle, place, StandardCopyOption.ATOMIC_MOVE);
        shown = true;
        Files.delete(nursery);
    }

    /** Clears the place, and leaves it to others. */
    @Override
    public void close() throws IOException {
        try {
            if (shown) {
                Files.deleteIfExists(place);
            }
        } finally {
            lock.close();
        }
    }
}
