package dev.drawbridge.server.cli.doctor;

import dev.drawbridge.core.process.Executables;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Other programs of this machine, asked for a word of their own. */
record Probe(Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 4096;

    /** What a program says, as far as it says it soon. */
    record Said(int exitCode, String text) {
        String firstLine() {
            return text.lines().findFirst().orElse("").strip();
        }
    }

    Optional<Path> find(String program) {
        return new Executables(environment.getOrDefault("PATH", "")).find(program);
    }

    /** Empty when it cannot be run, or does not end. */
    Optional<Said> ask(Path program, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList())
                .redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try {
                CompletableFuture<String> text = CompletableFuture.supplyAsync(
                        () -> beginning(process.getInputStream()),
                        task -> Thread.ofVirtual().name("probe").start(task));
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    return Optional.empty();
                }
                return Optional.of(new Said(process.exitValue(),
                        text.completeOnTimeout("", 1, TimeUnit.SECONDS).join()));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException unable) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String beginning(InputStream in) {
        try {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }
}
