package dev.drawbridge.server.image;

import static org.awaitility.Awaitility.await;

import dev.drawbridge.partners.codex.CodexHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every process that knows a home of Codex by its environment: a bridge, its agent, and all that they start. */
record Household(CodexHome home) {
    private static final Duration SOON = Duration.ofSeconds(15);
    /** How long a bridge may take to leave nothing behind. */
    private static final Duration END = Duration.ofSeconds(5);

    List<ProcessHandle> living() {
        return ProcessHandle.allProcesses().filter(process -> environment(process).contains(entry()))
                .toList();
    }

    /** The agent itself. */
    ProcessHandle agent() {
        return living().stream().filter(process -> of(process, "cmdline").contains("codex\0app-server"))
                .findFirst().orElseThrow();
    }

    String environment(ProcessHandle process) {
        return of(process, "environ");
    }

    String commandLine(ProcessHandle process) {
        return of(process, "cmdline");
    }

    /** How many files and folders the agent has the system watch. */
    long watchedFiles() {
        try (Stream<Path> descriptors = Files
                .list(Path.of("/proc", Long.toString(agent().pid()), "fdinfo"))) {
            return descriptors.flatMap(Household::lines).filter(line -> line.startsWith("inotify wd"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitCommand(String word) {
        await("a command with " + word).atMost(SOON).until(() -> runs(word));
    }

    void awaitEndOfCommand(String word) {
        await("no command with " + word).atMost(END).until(() -> !runs(word));
    }

    void awaitEnd() {
        await("an empty house").atMost(END).until(() -> living().isEmpty());
    }

    private boolean runs(String word) {
        return living().stream().anyMatch(process -> of(process, "cmdline").contains(word));
    }

    private String entry() {
        return "CODEX_HOME=" + home.directory();
    }

    private static String of(ProcessHandle process, String file) {
        return text(Path.of("/proc", Long.toString(process.pid()), file));
    }

    private static Stream<String> lines(Path file) {
        return text(file).lines();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrNotOurs) {
            return "";
        }
    }
}
