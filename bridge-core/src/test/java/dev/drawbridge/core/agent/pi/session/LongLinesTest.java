package dev.drawbridge.core.agent.pi.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.agent.pi.story.Said;
import dev.drawbridge.core.agent.pi.story.StoryTurn;
import dev.drawbridge.core.agent.pi.story.StoryTurnIds;
import dev.drawbridge.core.agent.speech.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages with large pictures or texts in them. */
@Timeout(120)
class LongLinesTest {
    private static final long T = 1_795_000_000_000L;
    private static final String LONG = "A".repeat(21_000_000);

    @TempDir
    private Path folder;

    @Test
    void aLongMessageIsReadAndForked() throws Exception {
        Written.session("long", T, "/work").message(Said.user(T + 1, LONG))
                .message(Said.assistant(T + 2, "stop", Said.text("seen")))
                .message(Said.user(T + 3, "next")).to(folder);

        SessionFile file = sessions().find("long").orElseThrow();
        assertThat(file.preview()).startsWith("AAA");
        assertThat(items(file)).containsExactly(List.of("u" + (T + 1), "a" + (T + 2) + "-0"),
                List.of("u" + (T + 3)));
        sessions().fork(file, "fork", "/work");
        SessionFile fork = sessions().find("fork").orElseThrow();
        assertThat(Files.size(fork.path())).isGreaterThan(LONG.length());
        assertThat(items(fork)).isEqualTo(items(file));
        assertThat(sessions().story(fork).turns()).hasSize(2).extracting(StoryTurn::id)
                .isEqualTo(sessions().story(file).turns().stream().map(StoryTurn::id).toList());
    }

    @Test
    void aForkIsNeverShorterThanWhatItWasMadeOf() throws IOException {
        String deep = "[".repeat(2000) + "]".repeat(2000);
        Written.talk("deep", T, "one")
                .line("{\"type\":\"custom\",\"id\":\"d\",\"parentId\":\"e2\",\"data\":" + deep + "}")
                .line("{\"type\":\"label\",\"id\":\"l\",\"parentId\":\"d\"}").to(folder);

        SessionFile file = sessions().find("deep").orElseThrow();
        assertThatThrownBy(() -> sessions().fork(file, "fork", "/work")).isInstanceOf(Refusal.class)
                .hasMessageContaining("too deep or too large to be read here");
        assertThat(sessions().knows("fork")).isFalse();
    }

    private List<List<String>> items(SessionFile file) throws IOException {
        return sessions().story(file).turns().stream().map(StoryTurnIds::of).toList();
    }

    private Sessions sessions() {
        return new Sessions(folder, new Known(), InstantSource.system());
    }
}
