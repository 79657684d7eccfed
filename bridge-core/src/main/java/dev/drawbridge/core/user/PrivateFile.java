package dev.drawbridge.core.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file that nobody but its user may read, from the moment in which it is made. Whoever writes it makes its directory,
 * too.
 */
public record PrivateFile(Path path) {
    private static final Owners OWNERS = new Owners("rw-------");

    /** Opens it; where that makes it, it is private at once. */
    public FileChannel open(OpenOption... options) throws IOException {
        return FileChannel.open(path, Set.of(options), OWNERS.only(path));
    }

    /**
     * Writes it where there is nothing yet. What could not be written whole is removed again.
     *
     * @throws FileAlreadyExistsException when there is something
     */
    public Path make(String text) throws IOException {
        directory();
        try (FileChannel channel = open(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            try {
                write(channel, text);
                return path;
            } catch (IOException unwritable) {
                Files.deleteIfExists(path);
                throw unwritable;
            }
        }
    }

    /** Writes it in the place of any other, of which all is there until all of this is. */
    public Path replace(String text) throws IOException {
        Path made = Files.createTempFile(directory(), ".", ".new", OWNERS.only(path));
        try {
            try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
                write(channel, text);
            }
            return Files.move(made, path, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private Path directory() throws IOException {
        return new PrivateDirectory(path.toAbsolutePath().resolveSibling("")).make();
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(/* metaData= */ true);
    }

    /** Makes it if it is missing, and shuts it if it is open to others. It is not opened for that. */
    public void claim() throws IOException {
        try {
            Files.createFile(path, OWNERS.only(path));
        } catch (FileAlreadyExistsException there) {
            OWNERS.claim(path);
        }
    }

    /** Whether others may read or change it. */
    public boolean isOpenToOthers() throws IOException {
        return OWNERS.areNotAlone(path);
    }
}
