package dev.drawbridge.server.pi;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Every process that has this home in its environment: an agent, and all that it starts. */
record Household(Path home) {
    private static final Duration SOON = Duration.ofSeconds(15);

    List<ProcessHandle> living() {
        return ProcessHandle.allProcesses()
                .filter(process -> ("\0" + of(process, "environ")).contains("\0HOME=" + home + "\0"))
                .toList();
    }

    /** Those whose command line contains this. */
    List<ProcessHandle> running(String word) {
        return living().stream().filter(process -> of(process, "cmdline").contains(word)).toList();
    }

    /** The Pis themselves, which name themselves so once they have begun. */
    List<ProcessHandle> pis() {
        return living().stream().filter(process -> {
            String line = of(process, "cmdline");
            return line.replace("\0", "").strip().equals("pi") || line.contains("/cli.js\0--mode\0rpc");
        }).toList();
    }

    void awaitRunning(String word) {
        await("a process with " + word).atMost(SOON).until(() -> !running(word).isEmpty());
    }

    void awaitNoneRunning(String word) {
        await("no process with " + word).atMost(SOON).until(() -> running(word).isEmpty());
    }

    void awaitNoPi() {
        await("no Pi").atMost(SOON).until(() -> pis().isEmpty());
    }

    private static String of(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrNotOurs) {
            return "";
        }
    }
}
