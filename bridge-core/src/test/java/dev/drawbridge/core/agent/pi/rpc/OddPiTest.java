package dev.drawbridge.core.agent.pi.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Pi as no version of it is. */
@Timeout(30)
class OddPiTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String QUEUE = known("clear_queue", "{}");
    private static final String ENTRIES = known("get_entries", "{}");
    private static final String STATE = known("get_state", "{\"sessionId\":\"s\"}");

    private final List<Runnable> due = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void aMixtureIsRefused() throws IOException {
        try (PiTalk pi = says(QUEUE, unknown("get_entries"), STATE)) {
            assertThat(pi.awaitEnd())
                    .startsWith("this pi is neither an old nor a new one, it knows clear_queue but")
                    .contains("npm i -g @earendil-works/pi-coding-agent");
            assertThat(pi.heard(PiListener.Ready.class)).isEmpty();
        }
        try (PiTalk pi = says(ENTRIES, STATE)) {
            assertThat(pi.awaitEnd()).contains("it knows get_entries but not clear_queue");
        }
    }

    @Test
    void errorsWithAnIdForWhatItDoesNotKnowMakeItNoModernPi() throws IOException {
        try (PiTalk pi = says(
                unknown("clear_queue").replace("{\"type\"", "{\"id\":\"probe-clear_queue\",\"type\""),
                unknown("get_entries").replace("{\"type\"", "{\"id\":\"probe-get_entries\",\"type\""),
                STATE)) {
            assertThat(pi.awaitReady().profile()).isEqualTo(Profile.LEGACY);
        }
    }

    @Test
    void anEntryThatIsNotThereMakesItAModernPi() throws IOException {
        try (PiTalk pi = says(QUEUE,
                ENTRIES.replace("\"success\":true", "\"success\":false,\"error\":\"no none\""),
                STATE)) {
            assertThat(pi.awaitReady().profile()).isEqualTo(Profile.MODERN);
        }
    }

    @Test
    void aPiThatNeverAnswersIsGivenUp() throws IOException {
        try (PiTalk pi = says("")) {
            pi.await(PiEvent.AgentStart.class);
            due.forEach(Runnable::run);
            assertThat(pi.awaitEnd())
                    .isEqualTo("pi was started, but it did not answer get_state within 60 s");
        }
    }

    @Test
    void anAnswerThatIsTooLateIsToldOnce() throws IOException {
        try (PiTalk pi = says(QUEUE, ENTRIES, STATE)) {
            pi.awaitReady();
            CompletableFuture<Reply> asked = pi.ask("get_messages", PiTalk.members());
            CompletableFuture<Reply> prompt = pi.ask("prompt", PiTalk.members());
            await().atMost(SOON).until(() -> due.size() == 5);
            due.forEach(Runnable::run);
            assertThat(asked.join()).isEqualTo(new Reply.Lost("it did not answer get_messages within 30 s"));
            assertThat(prompt).isNotDone();
            pi.process().end();
            assertThat(prompt.join()).isEqualTo(new Reply.Lost("pi was stopped"));
            due.forEach(Runnable::run);
            assertThat(pi.awaitEnd()).isEqualTo("pi was stopped");
            assertThat(pi.heard()).doesNotContain("told twice").containsOnlyOnce("ended");
        }
    }

    @Test
    void aPiThatDoesNotReadIsToldNoMore() throws IOException {
        try (PiTalk pi = says(QUEUE, ENTRIES, STATE + "'; exec sleep 300; echo '")) {
            pi.awaitReady();
            String megabyte = "x".repeat(1 << 20);
            List<CompletableFuture<Reply>> asked = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 80; i++) {
                asked.add(pi.ask("prompt", PiTalk.members().put("message", megabyte)));
            }
            assertThat(asked.getLast().join())
                    .isEqualTo(new Reply.Failed("pi does not read what it is told; try again later"));
            assertThat(asked.getFirst()).isNotDone();
            pi.process().end();
            assertThat(asked.getFirst().join()).isInstanceOf(Reply.Lost.class);
        }
    }

    @Test
    void whatIsAskedIsAlwaysAnObjectOfThatTypeAndWithAnIdOfOurs() throws IOException {
        try (PiTalk pi = says(QUEUE, ENTRIES, STATE)) {
            pi.awaitReady();
            pi.process().command("abort",
                    PiTalk.members().put("type", "prompt").putNull("id").put("x", "\u2028\n"),
                    reply -> {});
            pi.process().reply("dialog", PiTalk.members().put("cancelled", true));
            await().atMost(SOON).untilAsserted(() -> assertThat(Files.readAllLines(folder.resolve("told")))
                    .containsExactly("{\"type\":\"abort\",\"id\":\"drawbridge-1\",\"x\":\"\u2028\\n\"}",
                            "{\"cancelled\":true,\"id\":\"dialog\",\"type\":\"extension_ui_response\"}"));
        }
    }

    @Test
    void aDirectoryThatIsGoneIsSaid() throws IOException {
        try (PiTalk pi = begin(PiLaunch.in(folder.resolve("gone")), "")) {
            assertThat(pi.awaitEnd())
                    .isEqualTo("pi was not started: there is no directory " + folder.resolve("gone"));
            assertThat(folder.resolve("own")).isEmptyDirectory();
        }
    }

    private static String known(String command, String data) {
        return "{\"id\":\"probe-" + command + "\",\"type\":\"response\",\"command\":\"" + command
                + "\",\"success\":true,\"data\":" + data + "}";
    }

    private static String unknown(String command) {
        return "{\"type\":\"response\",\"command\":\"" + command
                + "\",\"success\":false,\"error\":\"Unknown command: " + command + "\"}";
    }

    /** One that says these lines when it was asked three times, and then writes down what it is told. */
    private PiTalk says(String... lines) throws IOException {
        return begin(PiLaunch.in(folder), lines);
    }

    private PiTalk begin(PiLaunch launch, String... lines) throws IOException {
        Path pi = folder.resolve("pi");
        Files.writeString(pi, """
                #!/bin/sh
                if [ "$1" = --help ]; then exit 0; fi
                read a; read b; read c
                echo '{"type":"agent_start"}'
                echo '%s'
                cat > %s/told
                """.formatted(String.join("\n", lines), folder));
        Files.setPosixFilePermissions(pi, PosixFilePermissions.fromString("rwxr-xr-x"));
        PiProgram program = new PiProgram(pi.toString(),
                Map.of("PATH", "/usr/bin:/bin", "PI_CODING_AGENT_DIR", folder.resolve("agent").toString()),
                folder.resolve("own"), (pause, work) -> due.add(work));
        return PiTalk.begin(program, launch);
    }
}
