package dev.drawbridge.server.examples;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** An example that runs, typed into and read off by a test. */
final class Program implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Process process;
    private final Path output;
    private final List<JsonNode> given = new ArrayList<>();

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it, with this environment alone and both its outputs in one file. */
    static Program start(List<String> line, Map<String, String> environment, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Program(builder.start(), output);
    }

    void awaitShows(String text) {
        Awaitility.await().atMost(TIMEOUT).pollInterval(POLL)
                .untilAsserted(() -> assertThat(output).content().contains(text));
    }

    /** A message that it has shown on a line of its own and that was not given out before, be it after a prompt. */
    JsonNode await(String what, Predicate<JsonNode> wanted) {
        return Awaitility.await(what).atMost(TIMEOUT).pollInterval(POLL)
                .until(() -> messages().filter(wanted).findFirst(), Optional::isPresent)
                .map(message -> {
                    given.add(message);
                    return message;
                }).orElseThrow();
    }

    private Stream<JsonNode> messages() throws IOException {
        String shown = Files.readString(output);
        List<JsonNode> all = new ArrayList<>(shown.substring(0, shown.lastIndexOf('\n') + 1).lines()
                .map(line -> line.replaceFirst("^[^{]*", "")).filter(line -> !line.isEmpty()).map(Json::parse)
                .toList());
        given.forEach(all::remove);
        return all.stream();
    }

    void type(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Types a line. */
    void say(String line) {
        try {
            type(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a line again and again, until something is shown. */
    void sayUntilAnswered(String line) {
        Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(300)).until(() -> {
            type(line);
            return messages().findAny().isPresent();
        });
    }

    void closeKeyboard() throws IOException {
        process.getOutputStream().close();
    }

    /** What it has shown when it ends by itself, without an error. */
    String awaitEnd() throws IOException, InterruptedException {
        boolean ended = process.waitFor(TIMEOUT.toSeconds(), SECONDS);
        String shown = Files.readString(output);
        assertThat(ended).as("ends within %s after:%n%s", TIMEOUT, shown).isTrue();
        assertThat(process.exitValue()).as(shown).isZero();
        return shown;
    }

    /** Waits until it has ended, well or not. */
    void awaitAnyEnd() throws InterruptedException {
        assertThat(process.waitFor(TIMEOUT.toSeconds(), SECONDS)).as("ends within %s", TIMEOUT).isTrue();
    }

    @Override
    public void close() {
        // a browser is many processes, and each may still write into its directory
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(TIMEOUT.toSeconds(), SECONDS).join();
    }
}
