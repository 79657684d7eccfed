package dev.drawbridge.server.pi;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.codex.CodexAgent;
import dev.drawbridge.core.agent.codex.CodexOptions;
import dev.drawbridge.core.agent.pi.Clock;
import dev.drawbridge.core.agent.pi.PiAgent;
import dev.drawbridge.core.agent.pi.PiOptions;
import dev.drawbridge.core.agent.pi.rpc.PiProgram;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.pi.PiHome;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A home of a real Pi with a model, and before it a bridge that keeps what it knows and can be started anew. */
public final class PiHouse implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Path memory;
    private final Partner version;
    private final Duration idle;
    private final FakeModel model = FakeModel.start();
    private final PiHome home;
    private final Optional<CodexHome> codex;
    private final List<Guest> guests = new ArrayList<>();
    private final List<Terminal> terminals = new ArrayList<>();
    private final List<Bridge> bridges = new ArrayList<>();

    private PiHouse(Path memory, Partner version, boolean besideCodex, Duration idle) {
        this.memory = memory;
        this.version = version;
        this.idle = idle;
        this.home = PiHome.of(model, Map.of("retry", Map.of("enabled", false), "theme", "dark",
                "compaction", Map.of("enabled", false, "keepRecentTokens", 5)));
        this.codex = besideCodex ? Optional.of(CodexHome.of(model)) : Optional.empty();
        Gatehouse.in(home);
    }

    /** One with Pi alone, not open yet. */
    public static PiHouse of(Path memory, Partner version) {
        return new PiHouse(memory, version, /* besideCodex= */ false, PiOptions.USUAL_IDLE);
    }

    /** One in which a process that nobody needs ends after that. */
    static PiHouse forgetful(Path memory, Partner version, Duration idle) {
        return new PiHouse(memory, version, /* besideCodex= */ false, idle);
    }

    /** One with a Codex that does what no other is meant for, and Pi beside it. */
    static PiHouse besideCodex(Path memory) {
        return new PiHouse(memory, Partner.PI, /* besideCodex= */ true, PiOptions.USUAL_IDLE);
    }

    /** Starts a bridge. */
    public PiHouse open() {
        bridges.add(bridge());
        return this;
    }

    private Bridge bridge() {
        try {
            Home kept = new Home(memory);
            Bridge begun = Bridge.start(shelf -> {
                PiAgent pi = new PiAgent(options(kept), shelf, Clock.usual());
                return codex.map(it -> List.of(codex(it), pi)).orElseGet(() -> List.of(pi));
            }, "1", BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                    .withKeeping(Keeping.in(kept, StoreOptions.DEFAULT)));
            begun.birth().orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
            return begun;
        } catch (AgentUnavailable | CannotListenException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CodexAgent codex(CodexHome home) {
        return new CodexAgent(CodexOptions.NONE.withBinary(home.command().line().getFirst())
                .withDirectory(home.workspace()), home.command().environment());
    }

    private PiOptions options(Home kept) {
        PiProgram program = new PiProgram(pi().line().getLast(), pi().environment(),
                kept.directory().resolve("pi"), Bridge.scheduler());
        return new PiOptions(program, home.workspace(), idle);
    }

    /** The bridge ends, and with it every Pi, and begins anew; all are gone. */
    void restart() {
        leave();
        bridges.forEach(Bridge::close);
        bridges.clear();
        open();
    }

    private void leave() {
        guests.forEach(Guest::close);
        guests.clear();
        terminals.forEach(Terminal::close);
        terminals.clear();
    }

    URI door() {
        return URI.create(bridges.getFirst().url());
    }

    /** Somebody comes in who knows the bridge. */
    Guest enter(String name) {
        Guest guest = Guest.at(door(), name);
        guests.add(guest);
        return guest;
    }

    /** The real terminal client comes in, ready to be typed into. */
    Terminal terminal(String... arguments) {
        Terminal terminal = Terminal.of(model, door(), arguments);
        terminals.add(terminal);
        return terminal;
    }

    /** The real terminal client comes in and shows this. */
    Terminal terminalShowing(String beginning, String... arguments) {
        Terminal terminal = Terminal.showing(beginning, model, door(), arguments);
        terminals.add(terminal);
        return terminal;
    }

    /** Pi by itself answers a prompt, without any bridge, and leaves a session behind. */
    void sayWithoutBridge(String prompt, String... arguments) {
        int exit = home.command(version, "--offline", "-p", prompt).with(arguments).run(SOON).exitCode();
        if (exit != 0) {
            throw new AssertionError("Pi ended with " + exit);
        }
    }

    /** Pi as it is started here. */
    Command pi() {
        return home.command(version).withVariable("PI_OFFLINE", "1");
    }

    public FakeModel model() {
        return model;
    }

    PiHome home() {
        return home;
    }

    Household household() {
        return new Household(home.directory().resolve("..").normalize());
    }

    /** That of Codex. */
    Household householdOfCodex() {
        return new Household(codex.orElseThrow().directory().resolve("..").normalize());
    }

    /** A path in the folder in which threads work. */
    public Path file(String name) {
        return home.workspace().resolve(name);
    }

    /** All session files. */
    List<Path> sessions() {
        try (Stream<Path> files = Files.walk(home.sessions())) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (model; home) {
            leave();
            bridges.forEach(Bridge::close);
            codex.ifPresent(CodexHome::close);
        }
    }
}
