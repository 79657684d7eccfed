package dev.drawbridge.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to keep things in a home, which one bridge has at a time.
 *
 * <p>Its file names the epoch whose marks in the database can be trusted. That is taken back when the first of them
 * could not be written: to empty a file takes no room, so that it can be done on a full disk, too.
 */
final class HomeLock implements AutoCloseable {
    private static final int LONGEST_NAME = 1024;

    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes it, unless another bridge has it. */
    static Optional<HomeLock> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new HomeLock(channel, lock));
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // as good as taken by another process
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
        channel.close();
        return Optional.empty();
    }

    /** The epoch that is trusted, {@code ""} if none is. */
    String trusted() throws IOException {
        ByteBuffer read = ByteBuffer.allocate(LONGEST_NAME);
        // a second channel would let go of the lock when it is closed
        while (read.hasRemaining() && channel.read(read, read.position()) > 0) {
        }
        return UTF_8.decode(read.flip()).toString();
    }

    void trust(String epoch) throws IOException {
        distrust();
        channel.write(ByteBuffer.wrap(epoch.getBytes(UTF_8)), 0);
    }

    void distrust() throws IOException {
        channel.truncate(0);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
