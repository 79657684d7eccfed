package dev.drawbridge.partners.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A process and everything it started: its descendants, and those that lost their parent or left its session
 * but still carry its mark in their environment (seen on Linux only).
 */
final class ProcessTree {
    static final String MARK = "DRAWBRIDGE_TEST_PROCESS";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(2);

    private final ProcessHandle root;
    private final String mark;

    ProcessTree(ProcessHandle root, String mark) {
        this.root = root;
        this.mark = MARK + "=" + mark;
    }

    /** Destroys all of it and returns when nothing is left. */
    void end() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        for (Set<ProcessHandle> left = destroy(); !left.isEmpty(); left = destroy()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Processes outlive their end: " + left);
            }
            // the system tells nobody but a parent of a process's end
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    Set<ProcessHandle> destroy() {
        Set<ProcessHandle> alive = new LinkedHashSet<>();
        // seen before the root dies, for then they are nobody's descendants
        root.descendants().forEach(alive::add);
        alive.add(root);
        marked().forEach(alive::add);
        alive.removeIf(process -> !process.isAlive() || isZombie(process.pid()));
        alive.forEach(ProcessHandle::destroyForcibly);
        return alive;
    }

    private Stream<ProcessHandle> marked() {
        return ProcessHandle.allProcesses().filter(process -> proc(process.pid(), "environ").contains(mark));
    }

    private static boolean isZombie(long pid) {
        String stat = proc(pid, "stat");
        return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    }

    private static String proc(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrNotOurs) {
            return "";
        }
    }
}
