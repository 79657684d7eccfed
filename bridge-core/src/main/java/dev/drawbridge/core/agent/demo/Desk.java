package dev.drawbridge.core.agent.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.speech.Reception;
import dev.drawbridge.core.agent.speech.Shapes;
import dev.drawbridge.core.agent.speech.Voice;
import java.util.List;

/** The demo as whoever comes to it sees it. */
final class Desk implements Reception.Host {
    private final Stage stage;
    private final TurnDesk turns;

    private Desk(Stage stage, TurnDesk turns) {
        this.stage = stage;
        this.turns = turns;
    }

    static Reception open(Voice voice, Later later) {
        Stage stage = new Stage(voice, later, new Names(voice.now()), new Shapes(Desk.class));
        DemoThreads all = new DemoThreads();
        TurnDesk turns = new TurnDesk(all, stage);
        return new Reception(new Desk(stage, turns), voice, stage.shapes(),
                List.of(new ThreadDesk(all, stage), new ReadingDesk(all), turns));
    }

    @Override
    public String version() {
        return "0 (demo)";
    }

    @Override
    public String home() {
        return Place.HOME;
    }

    @Override
    public void greeted() {
        stage.voice().tell("remoteControl/status/changed", stage.shapes().shape("remoteControl"));
    }

    @Override
    public void answered(JsonNode questionId, JsonNode message) {
        turns.answered(questionId, message);
    }
}
