package dev.drawbridge.core.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A process that the bridge has started and takes to its end with everything that came from it, in whatever order they
 * die, the bridge included.
 */
public final class Child {
    private static final Duration AFTER_END_OF_INPUT = Duration.ofSeconds(2);
    private static final Duration AFTER_TERM = Duration.ofMillis(700);
    /** It is told to us later than it is so: without waiting there would be no exit code yet. */
    private static final Duration AFTER_OWN_KILL = Duration.ofMillis(700);
    private static final Duration AFTER_KILL = Duration.ofMillis(300);
    private static final int KILLS = 5;

    private final ReentrantLock ending = new ReentrantLock();
    private final Process process;
    private final Mark mark;
    private final Watchdog watchdog;
    private boolean ended;

    private Child(Process process, Mark mark, Watchdog watchdog) {
        this.process = process;
        this.mark = mark;
        this.watchdog = watchdog;
    }

    /** Starts it in that directory, with the environment given and nothing else. */
    public static Child start(List<String> command, Map<String, String> environment, Path directory)
            throws IOException {
        Mark mark = Mark.random();
        List<String> line = new ArrayList<>(Session.own());
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toAbsolutePath().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put(Mark.VARIABLE, mark.value());
        Watchdog watchdog = Watchdog.on(mark);
        try {
            Process process = builder.start();
            Child child = new Child(process, mark, watchdog);
            Thread.startVirtualThread(child::endOthers);
            watchdog.watch(process);
            return child;
        } catch (IOException notStarted) {
            watchdog.standDown();
            throw notStarted;
        }
    }

    public OutputStream input() {
        return process.getOutputStream();
    }

    public InputStream output() {
        return process.getInputStream();
    }

    public InputStream errors() {
        return process.getErrorStream();
    }

    public long pid() {
        return process.pid();
    }

    /** After {@link #end}: what it said by exiting, or 128 and the number of the signal that killed it. */
    public int exitCode() {
        return process.isAlive() ? -1 : process.exitValue();
    }

    /**
     * Ends it: end of input, then SIGTERM, then SIGKILL, each with its time; and what came from it with it.
     *
     * <p>Returns when all are gone, within 5 s; a second caller waits for the first.
     */
    public void end() {
        ending.lock();
        try {
            if (!ended) {
                ended = true;
                List<ProcessHandle> descendants = process.descendants().toList();
                endProcess();
                endAll(descendants);
                watchdog.standDown();
            }
        } finally {
            ending.unlock();
        }
    }

    /** Signals go through the handle: {@link Process#destroy} would close the streams under their readers. */
    private void endProcess() {
        Thread.startVirtualThread(this::closeInput);
        if (!exits(AFTER_END_OF_INPUT)) {
            process.toHandle().destroy();
        }
        if (!exits(AFTER_TERM)) {
            process.toHandle().destroyForcibly();
            exits(AFTER_OWN_KILL);
        }
    }

    /** Waits where another thread is still writing to a child that does not read. */
    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            return;
        }
    }

    private boolean exits(Duration within) {
        try {
            return process.waitFor(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What came from it must not stay when it goes by itself. */
    private void endOthers() {
        process.onExit().join();
        end();
    }

    private void endAll(List<ProcessHandle> descendants) {
        List<ProcessHandle> left = left(descendants);
        for (int i = 0; i < KILLS && !left.isEmpty(); i++) {
            left.forEach(ProcessHandle::destroyForcibly);
            CompletableFuture
                    .allOf(left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, AFTER_KILL.toNanos(), TimeUnit.NANOSECONDS)
                    .join();
            left = left(descendants);
        }
    }

    /** More may come to life while some are being killed. */
    private List<ProcessHandle> left(List<ProcessHandle> descendants) {
        return Stream.concat(descendants.stream(), mark.bearers().stream())
                .distinct()
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
