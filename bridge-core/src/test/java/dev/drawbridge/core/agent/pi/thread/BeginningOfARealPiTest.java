package dev.drawbridge.core.agent.pi.thread;

import static dev.drawbridge.partners.model.Step.hold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.agent.pi.story.ItemsView;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.pi.story.StoryTurn;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RealAgents(Partner.PI)
class BeginningOfARealPiTest {
    @Test
    void whatIsSaidFirstIsWrittenDownBeforeItIsAnswered() throws IOException {
        try (var life = new RealLife(Partner.PI)) {
            Gate middle = new Gate();
            life.model().when("the first", hold(middle));
            String turn = life.turn("the first");
            middle.awaitReached();

            life.anew();
            assertThat(firstTurn(life)).isEqualTo(turn);
            life.turn("SAY: the second");
            life.told().awaitMessage("answer",
                    it -> it.at("/params/item/text").asText().equals("the second"));
            assertThat(life.model().requests().getLast().body().toString()).contains("the first");
            life.anew();
            Path file = life.records().find(life.thread().id()).orElseThrow();
            Story read = life.records().story(life.thread().id(), life.records().find(life.thread().id()));
            assertThat(read.turns()).extracting(StoryTurn::id).first().isEqualTo(turn);
            assertThat(read.turns()).hasSize(2);
            assertThat(Files.readAllLines(file)).filteredOn(line -> line.contains("\"type\":\"session\""))
                    .hasSize(1);
            try (var all = Files.walk(life.home().sessions())) {
                assertThat(all.filter(Files::isRegularFile)).containsExactly(file);
            }
        }
    }

    private static String firstTurn(RealLife life) {
        return life.ask(thread -> thread.turns(ItemsView.FULL).story().turns().getFirst().id());
    }

    @Test
    void aThreadThatNobodyUsedLeavesNoFile() {
        try (var life = new RealLife(Partner.PI, Map.of(), Duration.ofMillis(300))) {
            assertThat(life.records().find(life.thread().id())).isPresent();
            life.ask(PiThread::unfollow);
            life.told().await("thread/closed");
            assertThat(life.records().find(life.thread().id())).isEmpty();
        }
    }
}
