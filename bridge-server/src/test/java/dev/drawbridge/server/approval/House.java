package dev.drawbridge.server.approval;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.codex.AttachedCodex;
import dev.drawbridge.core.agent.codex.CodexAgent;
import dev.drawbridge.core.agent.codex.CodexOptions;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexSettings;
import dev.drawbridge.partners.codex.CodexSocket;
import dev.drawbridge.partners.mcp.ToolServer;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.access.AccessOptions;
import dev.drawbridge.server.access.Token;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.CannotListenException;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real Codex with a model, and before it a bridge that keeps what it knows and can be started anew. */
public final class House implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Path memory;
    private final AccessOptions access;
    private final Map<String, String> headers;
    private final Optional<Duration> approvalTimeout;
    private final FakeModel model = FakeModel.start();
    private final CodexHome home = CodexHome.of(CodexSettings.of(model)
            .more("[features]\ndefault_mode_request_user_input = true\n" + ToolServer.toml()));
    private final Optional<CodexSocket> codex;
    private final List<Person> people = new ArrayList<>();
    private final List<Terminal> terminals = new ArrayList<>();
    private Bridge bridge;

    private House(Path memory, boolean attached, Optional<String> token, Optional<Duration> approvalTimeout) {
        this.memory = memory;
        this.access = token.map(Token::of).map(AccessOptions.open()::withToken)
                .orElseGet(AccessOptions::open);
        this.headers = token.map(it -> Map.of("Authorization", "Bearer " + it)).orElseGet(Map::of);
        this.approvalTimeout = approvalTimeout;
        this.codex = attached ? Optional.of(CodexSocket.start(home)) : Optional.empty();
        this.bridge = bridge();
    }

    /** One whose Codex lives and ends with the bridge, which keeps what it knows in this directory. */
    public static House of(Path memory) {
        return new House(memory, /* attached= */ false, Optional.empty(), Optional.empty());
    }

    /** One that asks for this token. */
    public static House guarded(Path memory, String token) {
        return new House(memory, /* attached= */ false, Optional.of(token), Optional.empty());
    }

    /** One in which nobody may think about an answer for longer than that. */
    static House impatient(Path memory, Duration approvalTimeout) {
        return new House(memory, /* attached= */ false, Optional.empty(), Optional.of(approvalTimeout));
    }

    /** One whose Codex runs by itself. */
    static House attached(Path memory) {
        return new House(memory, /* attached= */ true, Optional.empty(), Optional.empty());
    }

    private Bridge bridge() {
        try {
            Bridge begun = Bridge.start(Bridge.Crew.of(agent()), "1",
                    BridgeOptions
                            .at(EndpointOptions.at(new BindAddress("127.0.0.1", 0))
                                    .withAccess(access))
                            .withKeeping(Keeping.in(new Home(memory), StoreOptions.DEFAULT))
                            .withApprovalTimeout(approvalTimeout));
            begun.birth().orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
            return begun;
        } catch (AgentUnavailable | CannotListenException e) {
            throw new IllegalStateException(e);
        }
    }

    private Agent agent() {
        return codex
                .<Agent>map(running -> new AttachedCodex(new Address.Unix(running.path()), Optional.empty()))
                .orElseGet(() -> new CodexAgent(CodexOptions.NONE.withBinary(home.command().line().getFirst())
                        .withDirectory(home.workspace()), home.command().environment()));
    }

    /** The bridge ends and begins anew, and so does a Codex of its own; all are gone. */
    void restart() {
        leave();
        bridge.close();
        bridge = bridge();
    }

    /** Everybody goes, and the bridge ends. */
    public void shutDown() {
        leave();
        bridge.close();
    }

    private void leave() {
        people.forEach(Person::close);
        people.clear();
        terminals.forEach(Terminal::close);
        terminals.clear();
    }

    /** Somebody comes in who knows the bridge. */
    public Person enter(String name) {
        Person person = Person.at(URI.create(bridge.url()), headers, name);
        people.add(person);
        return person;
    }

    /** The real terminal client comes in, ready to be typed into. */
    Terminal terminal(String... arguments) {
        Terminal terminal = Terminal.of(model, URI.create(bridge.url()), arguments);
        terminals.add(terminal);
        return terminal;
    }

    public FakeModel model() {
        return model;
    }

    /** What the agent has told the model last of a tool it was to use. */
    public String lastToolResult() {
        return model.requests().getLast().toolResults().getLast();
    }

    /** A path in the folder in which threads work. */
    Path file(String name) {
        return home.workspace().resolve(name);
    }

    @Override
    public void close() {
        try (model; home) {
            shutDown();
            codex.ifPresent(CodexSocket::close);
        }
    }
}
