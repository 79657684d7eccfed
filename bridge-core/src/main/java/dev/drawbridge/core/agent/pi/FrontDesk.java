package dev.drawbridge.core.agent.pi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.core.agent.pi.session.Sessions;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import dev.drawbridge.core.agent.speech.Reception;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import dev.drawbridge.core.agent.speech.Voice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Pi as whoever comes to it sees it. */
final class FrontDesk implements Reception.Host {
    private final House house;
    private final Inability inability = new Inability();

    private FrontDesk(House house) {
        this.house = house;
    }

    /** @param thread has acts done by the one thread */
    static Reception open(AgentListener listener, Executor thread, PiOptions options, Shelf shelf,
            Clock clock,
            Sessions sessions, Presence presence) {
        Voice voice = new Voice(listener, clock);
        Errands errands = new Errands(thread);
        LiveThreads live = LiveThreads.in(voice, thread, errands, options, shelf, clock, sessions, presence);
        Shapes shapes = new Shapes(FrontDesk.class);
        House house = new House(voice, shapes, errands, sessions, shelf, live,
                new Portraits(shapes, sessions, live), options);
        return new Reception(new FrontDesk(house), voice, shapes,
                List.of(new OpeningDesk(house), new ReadingDesk(house), new KeepingDesk(house),
                        new TurnDesk(house), new ModelDesk(house, new Models(options, clock, thread))));
    }

    @Override
    public String version() {
        return house.options().version().orElse("0") + " (pi)";
    }

    @Override
    public String home() {
        return house.options().program().agentDirectory().toString();
    }

    @Override
    public Optional<Refusal> inability(String method) {
        return inability.of(method);
    }

    @Override
    public void answered(JsonNode questionId, JsonNode message) {
        house.live().answer(questionId, message);
    }

    @Override
    public void ended() {
        house.live().end();
        house.options().program().endAll();
        house.live().letGo();
    }
}
