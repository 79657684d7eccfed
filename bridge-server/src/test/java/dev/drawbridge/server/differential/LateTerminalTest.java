package dev.drawbridge.server.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import dev.drawbridge.server.terminal.Terminal;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The real terminal client joins in the middle of a long answer, of which the real server shows the rest only. */
@RealAgents(Partner.CODEX)
final class LateTerminalTest {
    @Test
    void allOfAnAnswerIsThereForWhoJoinsInTheMiddleOfIt() {
        try (Stage stage = Stage.open(Targets.underTest(), Setting.CAUTIOUS)) {
            Gate middle = new Gate();
            stage.model().when("LONG", Stream
                    .of(words(0, 1_000), Stream.of(Step.hold(middle)), words(1_000, 2_000))
                    .flatMap(steps -> steps).toArray(Step[]::new));
            Actor phone = stage.initialized("phone");
            String thread = phone.startThread();
            phone.startTurn(thread, "SAY: hello");
            phone.awaitTurnEnd(thread);
            phone.startTurn(thread, "LONG");
            middle.awaitReached();

            Terminal late = stage.terminal("resume", "--no-alt-screen", thread);
            late.awaitHasShown("word990 ");
            assertThat(late.everything()).contains("hello", "word900 ").doesNotContain("word1000 ");
            middle.open();
            late.awaitHasShown("word1999");
            // while an answer grows, the terminal client shows the end of it, and afterwards all of it
            late.awaitHasShown("word0 ");
            assertThat(late.everything().split("\\s+")).contains(
                    IntStream.range(0, 2_000).mapToObj(i -> "word" + i).toArray(String[]::new));
        }
    }

    private static Stream<Step> words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> Step.text("word" + i + " "));
    }
}
