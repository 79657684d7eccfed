package dev.drawbridge.core.agent.pi.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.Said;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What lies in Pi's folder that no Pi has written so. */
@Timeout(60)
class OddFilesTest {
    private static final long T = 1_795_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoRegularFileIsNotOpened() throws IOException, InterruptedException {
        Process made = new ProcessBuilder("mkfifo", folder.resolve("pipe.jsonl").toString()).start();
        assertThat(made.waitFor()).isZero();
        Files.createSymbolicLink(folder.resolve("link.jsonl"), folder.resolve("pipe.jsonl"));
        Path kept = Written.talk("linked", T, "one").to(folder.resolve("kept"), "it.session");
        Files.createSymbolicLink(folder.resolve("linked.jsonl"), kept);

        assertThat(CompletableFuture.supplyAsync(() -> ids(sessions())))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(List.of("linked"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatBecomesNoRegularFileIsNotReadAgain() throws IOException, InterruptedException {
        Path file = Written.talk("changed", T, "one").to(folder);
        Sessions sessions = sessions();
        SessionFile found = sessions.find("changed").orElseThrow();
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();

        assertThat(CompletableFuture.supplyAsync(() -> ids(sessions))).succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(List.of());
        assertThat(CompletableFuture.supplyAsync(() -> isReadable(sessions, found)))
                .succeedsWithin(Duration.ofSeconds(10)).isEqualTo(false);
    }

    @Test
    void aDirectoryThatIsNoPathMakesNoSession() {
        Written.session("nul", T, "/wo\0rk").message(Said.user(T + 1, "one")).to(folder);
        Written.talk("well", T, "one").to(folder, "well.jsonl");

        assertThat(ids(sessions())).containsExactly("well");
        assertThat(sessions().knows("nul")).isFalse();
    }

    @Test
    void anOddSessionCostsOnlyItself() throws Refusal {
        Written.talk("odd", T, "a needle").to(folder);
        Written.talk("well", T, "a needle").to(folder, "well.jsonl");
        Remembered oddly = new Remembered() {
            @Override
            public Set<String> marks(String threadId) {
                if (threadId.equals("odd")) {
                    throw new IllegalStateException("not foreseen");
                }
                return Set.of();
            }

            @Override
            public Set<String> archived() {
                return Set.of();
            }
        };

        assertThat(new Sessions(folder, oddly, InstantSource.system())
                .search(Json.object(Map.of("searchTerm", "needle"))).snippets()).containsOnlyKeys("well");
    }

    @Test
    void aTimeBeyondAllTimesIsNone() throws IOException {
        String beyond = "+1000000000-12-31T23:59:59.999999999Z";
        ObjectNode late = Said.user(T, "one").put("timestamp", beyond);
        Written.session("late", T, "/work")
                .line(Json.text(Map.of("type", "message", "id", "e1", "timestamp", beyond, "message", late)))
                .to(folder);
        Files.writeString(folder.resolve("header.jsonl"), Json.text(
                Map.of("type", "session", "version", 3, "id", "header", "timestamp", beyond, "cwd", "/"))
                + "\n");

        Sessions sessions = sessions();
        assertThat(sessions.knows("header")).isTrue();
        assertThat(sessions.story(sessions.find("late").orElseThrow()).turns()).hasSize(1);
    }

    private static boolean isReadable(Sessions sessions, SessionFile file) {
        try {
            sessions.story(file);
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static List<String> ids(Sessions sessions) {
        try {
            return sessions.list(ListQuery.of(Json.object(Map.of()))).found().stream().map(SessionFile::id)
                    .toList();
        } catch (Refusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private Sessions sessions() {
        return new Sessions(folder, new Known(), InstantSource.system());
    }
}
