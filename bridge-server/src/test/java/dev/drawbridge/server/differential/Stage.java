package dev.drawbridge.server.differential;

import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import dev.drawbridge.partners.wire.Wire;
import dev.drawbridge.server.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One server with a home and a model of its own, and the clients that came to it. */
final class Stage implements AutoCloseable {
    static final String BEFORE_THE_GATE = "so far ";

    private final FakeModel model;
    private final CodexHome home;
    private final Target.Running server;
    private final List<Actor> actors = new ArrayList<>();
    private final Chance chance = new Chance();
    private final List<Terminal> terminals = new ArrayList<>();

    private Stage(FakeModel model, CodexHome home, Target.Running server) {
        this.model = model;
        this.home = home;
        this.server = server;
    }

    static Stage open(Target target, Setting setting) {
        FakeModel model = FakeModel.start();
        CodexHome home = CodexHome.of(setting.of(model));
        try {
            return new Stage(model, home, target.start(home));
        } catch (RuntimeException e) {
            home.close();
            model.close();
            throw e;
        }
    }

    /** A client that has connected and said nothing. */
    Actor enter(String name) {
        Actor actor = new Actor(name, Wire.of(server.uri(), Map.of()), chance);
        actors.add(actor);
        return actor;
    }

    /** A client that has shaken hands and knows experimental methods. */
    Actor initialized(String name) {
        Actor actor = enter(name).initialize();
        actor.await("remoteControl/status/changed");
        return actor;
    }

    /** The real terminal client, with a home of its own, when it is ready to be typed into. */
    Terminal terminal(String... arguments) {
        Terminal terminal = Terminal.of(model, server.uri(), arguments);
        terminals.add(terminal);
        return terminal;
    }

    FakeModel model() {
        return model;
    }

    /** Lets the model begin an answer to this prompt, wait at the gate, and end it. */
    Gate modelHolds(String prompt) {
        Gate gate = new Gate();
        model.when(prompt, Step.tokens(2), Step.text(BEFORE_THE_GATE), Step.hold(gate), Step.text("and "),
                Step.text("done"));
        return gate;
    }

    /** What the script leaves to chance. */
    Chance chance() {
        return chance;
    }

    /** The folder in which threads work. */
    Path workspace() {
        return home.workspace();
    }

    /**
     * Writes a file into the workspace, at one stroke, and returns its path. A file that is there is not emptied first,
     * which would be a change of its own to those who watch it.
     */
    String write(String file, String content) {
        try {
            return Files.writeString(workspace().resolve(file), content, StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets everything arrive that is on its way. */
    void curtain() {
        actors.forEach(Actor::curtain);
    }

    /** What each client saw, by now. */
    List<Transcript> transcripts() {
        Renaming renaming = new Renaming(home, model);
        return actors.stream().map(actor -> Transcript.of(actor, renaming)).toList();
    }

    @Override
    public void close() {
        try (home; model; server) {
            actors.forEach(Actor::leave);
            terminals.forEach(Terminal::close);
        }
    }
}
