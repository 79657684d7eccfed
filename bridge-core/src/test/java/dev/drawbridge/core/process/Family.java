package dev.drawbridge.core.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Processes that a test can recognize, whoever starts them: each has a word of the test's among its arguments. */
public final class Family implements AutoCloseable {
    private final String word = "family-" + UUID.randomUUID();

    /** The word, to be put among the arguments. */
    public String word() {
        return word;
    }

    /** A script that sleeps under the word, whatever signals that can be refused it is sent. */
    public String deafSleeper() {
        return "trap '' TERM INT HUP; while :; do sleep 1000; done # " + word;
    }

    /** The members that live now. */
    public List<ProcessHandle> living() {
        return ProcessHandle.allProcesses().filter(this::isMember).toList();
    }

    public void awaitSize(int size) {
        await().atMost(Duration.ofSeconds(10)).until(() -> living().size() == size);
    }

    /** Waits for the end of the last one, for as long as the bridge promises. */
    public void awaitEnd() {
        await().atMost(Duration.ofSeconds(5)).until(() -> living().isEmpty());
    }

    /** Ends whoever a failed test has left. */
    @Override
    public void close() {
        for (ProcessHandle member : living()) {
            member.descendants().forEach(ProcessHandle::destroyForcibly);
            member.destroyForcibly();
        }
    }

    private boolean isMember(ProcessHandle process) {
        try {
            Path arguments = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            return Files.readString(arguments, StandardCharsets.ISO_8859_1).contains(word);
        } catch (IOException gone) {
            return false;
        }
    }
}
