package dev.drawbridge.partners.npm;

import dev.drawbridge.partners.machine.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The folder in which pinned packages lie installed, one folder for each state of their lock files. */
public final class Installations {
    /** Keeps the threads of this process apart; the lock on a file, which is the process's, keeps processes apart. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path root;
    private final Optional<Npm> npm;
    private final WithoutNpm withoutNpm;

    Installations(Path root, Optional<Npm> npm, WithoutNpm withoutNpm) {
        this.root = root;
        this.npm = npm;
        this.withoutNpm = withoutNpm;
    }

    /** The installations in the build folder that the system property {@code drawbridge.partners} names. */
    public static Installations ofThisBuild() {
        return new Installations(BuildFolder.partners(), Npm.onPath(), WithoutNpm.inThisBuild());
    }

    public Path install(PinnedPackages packages) {
        Path installed = root.resolve(packages.name() + "-" + packages.fingerprint());
        if (Files.isDirectory(installed)) {
            return installed;
        }
        Npm installer = npm.orElseThrow(withoutNpm::outcome);
        THREADS.lock();
        try {
            Files.createDirectories(root);
            // whoever holds the lock ends in bounded time, and the lock ends with its process
            try (FileChannel channel = FileChannel.open(root.resolve(packages.name() + ".lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(installed)) {
                    install(packages, installer, installed);
                }
            }
            return installed;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot install " + packages.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while installing " + packages.name(), e);
        } finally {
            THREADS.unlock();
        }
    }

    private void install(PinnedPackages packages, Npm installer, Path installed)
            throws IOException, InterruptedException {
        Path partial = root.resolve(packages.name() + ".partial");
        FileTree.delete(partial);
        Files.createDirectories(partial);
        packages.copyTo(partial);
        installer.install(partial);
        Files.move(partial, installed, StandardCopyOption.ATOMIC_MOVE);
    }
}
