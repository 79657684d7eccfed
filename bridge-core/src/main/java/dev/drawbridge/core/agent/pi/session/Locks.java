package dev.drawbridge.core.agent.pi.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The locks of sessions, which every bridge on the machine respects: locks of the operating system on files that stay,
 * so one ends with the process that holds it. In each stands who held it last.
 */
public final class Locks {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private final Path folder;
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Map<String, SessionLock> taken = new ConcurrentHashMap<>();

    /** Locks as files in this folder, which need not be there yet; a process has one of these for a folder. */
    public Locks(Path folder) {
        this.folder = folder;
    }

    /** Takes a session until the lock is closed or this process ends. */
    public SessionLock take(String threadId) throws SessionTaken, IOException {
        // closing a file of which this process holds a lock would end that: so it is not even opened
        if (!held.add(threadId)) {
            throw SessionTaken.by(threadId, "this bridge");
        }
        try {
            SessionLock lock = new SessionLock(locked(threadId), () -> {
                taken.remove(threadId);
                held.remove(threadId);
            });
            taken.put(threadId, lock);
            return lock;
        } catch (SessionTaken | IOException | RuntimeException none) {
            held.remove(threadId);
            throw none;
        }
    }

    /** Closes all that are open: whoever took them is no more. */
    public void closeAll() {
        List.copyOf(taken.values()).forEach(SessionLock::close);
    }

    private FileLock locked(String threadId) throws SessionTaken, IOException {
        Path file = Files.createDirectories(folder).resolve(nameOf(threadId) + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = Optional.ofNullable(channel.tryLock())
                    .orElseThrow(() -> SessionTaken.by(threadId, holder(file)));
            channel.truncate(0);
            channel.write(UTF_8.encode("process " + ProcessHandle.current().pid()));
            return lock;
        } catch (OverlappingFileLockException here) {
            channel.close();
            throw SessionTaken.by(threadId, "another bridge in this process");
        } catch (SessionTaken | IOException | RuntimeException none) {
            channel.close();
            throw none;
        }
    }

    private static String holder(Path file) {
        try {
            return "another bridge (" + Files.readString(file).strip() + ")";
        } catch (IOException unreadable) {
            return "another bridge";
        }
    }

    private static String nameOf(String threadId) {
        return HARMLESS.matcher(threadId).matches()
                ? threadId
                : UUID.nameUUIDFromBytes(threadId.getBytes(UTF_8)).toString();
    }
}
