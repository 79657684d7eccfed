package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.pi.rpc.PiEvent;
import dev.drawbridge.core.agent.pi.rpc.PiLaunch;
import dev.drawbridge.core.agent.pi.rpc.PiListener;
import dev.drawbridge.core.agent.pi.rpc.SessionChoice;
import dev.drawbridge.core.agent.speech.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The process of a thread of which the id is not known before it tells that. */
final class Birth implements PiListener {
    private final Stage stage;
    private final Beginning beginning;
    private final Consumer<PiThread.Begun> begun;
    private final List<PiEvent> early = new ArrayList<>();
    /** Set by the thread that starts the process, before anything is heard of that. */
    private final AtomicReference<Optional<Path>> written = new AtomicReference<>(Optional.empty());
    private Pi pi = new Nobody();
    private Optional<PiListener> grown = Optional.empty();

    private Birth(Stage stage, Beginning beginning, Consumer<PiThread.Begun> begun) {
        this.stage = stage;
        this.beginning = beginning;
        this.begun = begun;
    }

    static void of(Stage stage, Beginning beginning, Consumer<PiThread.Begun> begun) {
        Birth birth = new Birth(stage, beginning, begun);
        String[] model = beginning.model().map(Settings::names).orElse(new String[]{"", ""});
        SessionChoice session = beginning.ephemeral()
                ? new SessionChoice.Ephemeral()
                : new SessionChoice.Begun(birth::write);
        PiLaunch launch = stage.launch();
        birth.pi = stage.starter().start(new PiLaunch(beginning.cwd(), session, model[0], model[1],
                beginning.effort().map(Settings::level).orElse(""), /* name= */ "", launch.trust(),
                launch.arguments()), birth);
    }

    private Path write() throws IOException {
        Path file = stage.records().begin(beginning.cwd(), stage.voice().now());
        written.set(Optional.of(file));
        return file;
    }

    @Override
    public void ready(Ready ready) {
        Live live = new Live(stage, ready.state().sessionId(), beginning.cwd());
        live.isNew();
        PiListener listener = live.host().adopt(pi, ready, beginning.ephemeral(), written.get());
        grown = Optional.of(listener);
        begun.accept(new PiThread.Begun.Ready(new PiThread(live)));
        early.forEach(listener::event);
    }

    @Override
    public void event(PiEvent event) {
        grown.ifPresentOrElse(listener -> listener.event(event), () -> early.add(event));
    }

    @Override
    public void ended(String reason) {
        grown.ifPresentOrElse(listener -> listener.ended(reason), () -> {
            written.get().ifPresent(file -> stage.records().discard(/* threadId= */ "", file));
            begun.accept(new PiThread.Begun.Failed(new Refusal("Pi could not be started: " + reason)));
        });
    }
}
