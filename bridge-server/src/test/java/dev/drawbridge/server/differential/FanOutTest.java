package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many clients in one session. */
@RealAgents(Partner.CODEX)
final class FanOutTest {
    private static final int DELTAS = 5_000;

    @Test
    void fiveClientsHearFiveThousandDeltasInOrder() {
        sameOnBoth(stage -> {
            List<Actor> actors = new ArrayList<>();
            for (String name : List.of("a", "b", "c", "d", "e")) {
                actors.add(stage.initialized(name));
            }
            Actor first = actors.getFirst();
            String thread = first.startThread();
            first.turn(thread, "SAY: x");
            actors.stream().skip(1).forEach(actor -> actor.resume(thread));
            first.startTurn(thread, "TOKENS:" + DELTAS);
            actors.forEach(actor -> actor.awaitTurnEnd(thread));
            List<String> expected = IntStream.range(0, DELTAS).mapToObj(i -> "tok" + i + " ").toList();
            List<String> bytes = events(first);
            for (Actor actor : actors) {
                assertThat(actor.deltas()).endsWith(expected.toArray(String[]::new));
                assertThat(events(actor)).isEqualTo(bytes);
            }
        });
    }

    /** The second turn's events, byte for byte. */
    private static List<String> events(Actor actor) {
        List<String> events = actor.received().stream().filter(text -> text.contains("\"turnId\"")).toList();
        return events.subList(events.size() - DELTAS, events.size());
    }
}
