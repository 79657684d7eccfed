package dev.drawbridge.server.image;

import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.machine.AgentProcess;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.partners.machine.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A {@code drawbridge serve} of the image, run by a person or a supervisor who knows nothing else of it. */
final class Served implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final String LISTENING = "listening on ";

    private final AgentProcess process;
    private final CompletableFuture<String> firstLine;

    private Served(AgentProcess process) {
        this.process = process;
        firstLine = CompletableFuture.supplyAsync(() -> line(process.stdout()),
                task -> Thread.ofVirtual().start(task));
    }

    /** Starts it on a port of its own choice. */
    static Served start(Command command) {
        return start(command, 0);
    }

    static Served start(Command command, int port) {
        return new Served(command.with("--bind", "127.0.0.1:" + port).start());
    }

    /** The command on a machine that has no Codex, in this directory. */
    static Command command(Path directory, String... arguments) {
        String program = Path.of(System.getProperty("drawbridge.image"), "bin/drawbridge").toString();
        return new Command(List.of(program, "serve"),
                Map.of("PATH", "/usr/bin:/bin", "HOME", directory.toString()),
                directory).with(arguments);
    }

    /** The command on a machine whose Codex has this home and stands on PATH. */
    static Command command(CodexHome home, String... arguments) {
        Command codex = home.command();
        String path = Path.of(codex.line().getFirst()).getParent() + ":" + codex.environment().get("PATH");
        return new Command(command(home.workspace(), arguments).line(), codex.environment(),
                codex.directory())
                .withVariable("PATH", path);
    }

    /** Whether it has said anything on stdout. */
    boolean hasSpoken() {
        return firstLine.isDone();
    }

    /** What the one line on stdout says, once it is there. */
    URI uri() {
        String line = firstLine.copy().orTimeout(START.toMillis(), TimeUnit.MILLISECONDS).join();
        if (!line.startsWith(LISTENING)) {
            throw new AssertionError("it says '" + line + "', stderr: " + log());
        }
        return URI.create(line.substring(LISTENING.length()));
    }

    CodexClient connect() {
        return connect(Map.of());
    }

    CodexClient connect(Map<String, String> headers) {
        return Codex.connect(uri(), headers);
    }

    /** A client that has introduced itself. */
    CodexClient client() {
        CodexClient client = connect();
        client.initialize();
        return client;
    }

    /** What it has written to stderr. */
    String log() {
        return process.stderr();
    }

    ProcessHandle handle() {
        return process.handle();
    }

    /** Sends it SIGTERM, SIGINT or another, by the name without SIG. */
    void signal(String name) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + handle().pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Its end, with what it said on stdout after its first line. */
    Output awaitEnd(Duration timeout) {
        return process.finish(timeout);
    }

    @Override
    public void close() {
        process.close();
    }

    /** Reads no further than the line feed. */
    private static String line(InputStream in) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
