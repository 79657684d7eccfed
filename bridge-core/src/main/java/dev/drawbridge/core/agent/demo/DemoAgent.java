package dev.drawbridge.core.agent.demo;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentLink;
import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.core.agent.speech.InProcessLife;
import dev.drawbridge.core.agent.speech.Voice;
import java.nio.file.Path;
import java.util.Optional;

/** An agent that follows a script, for whoever builds or tries a client without a key or an installed agent. */
public final class DemoAgent implements Agent {
    private final Pace pace;

    public DemoAgent(Pace pace) {
        this.pace = pace;
    }

    @Override
    public String name() {
        return "demo";
    }

    /** It works nowhere; like the others it counts as being where the bridge was started. */
    @Override
    public Optional<Path> directory() {
        return Optional.of(Path.of("").toAbsolutePath());
    }

    @Override
    public AgentLink start(AgentListener listener) {
        return InProcessLife.begin(name(), listener, thread -> Desk.open(new Voice(listener, pace::now),
                (pause, act) -> pace.after(pause, thread, act)));
    }
}
