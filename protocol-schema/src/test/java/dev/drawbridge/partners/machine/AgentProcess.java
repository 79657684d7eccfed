package dev.drawbridge.partners.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running program, which closing ends together with everything it started. */
public final class AgentProcess implements AutoCloseable {
    private final Process process;
    private final ProcessTree tree;
    private final Tail stderr;
    private final Thread lastResort;

    private AgentProcess(Process process, ProcessTree tree) {
        this.process = process;
        this.tree = tree;
        stderr = Tail.of(process.getErrorStream());
        lastResort = Thread.ofPlatform().unstarted(tree::destroy);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    static AgentProcess start(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.line()).directory(command.directory().toFile());
        String mark = UUID.randomUUID().toString();
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(command.environment());
        environment.put(ProcessTree.MARK, mark);
        try {
            Process process = builder.start();
            return new AgentProcess(process, new ProcessTree(process.toHandle(), mark));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.line(), e);
        }
    }

    public OutputStream stdin() {
        return process.getOutputStream();
    }

    public InputStream stdout() {
        return process.getInputStream();
    }

    /** The newest of what the program wrote to its stderr. */
    public String stderr() {
        return stderr.text();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the program to end by itself, with its stdin at its end. */
    public Output finish(Duration timeout) {
        CompletableFuture<String> stdout = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                stdout.complete(new String(stdout().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                stdout.completeExceptionally(e);
            }
        });
        try {
            stdin().close();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Still running after " + timeout + ", stderr: " + stderr());
            }
            String text = stdout.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).join();
            stderr.awaitEnd(timeout);
            return new Output(process.exitValue(), text, stderr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a program ran", e);
        }
    }

    @Override
    public void close() {
        tree.end();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException shuttingDown) {
            // the hook is running and finds nothing left to do
        }
    }
}
