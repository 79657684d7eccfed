package dev.drawbridge.server.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.core.terminal.VirtualScreen;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.terminal.Terminal;
import dev.drawbridge.protocol.bridge.terminal.TerminalAttached;
import dev.drawbridge.protocol.bridge.terminal.TerminalChanged;
import dev.drawbridge.protocol.bridge.terminal.TerminalClosed;
import dev.drawbridge.protocol.bridge.terminal.TerminalDetached;
import dev.drawbridge.protocol.bridge.terminal.TerminalDraft;
import dev.drawbridge.protocol.bridge.terminal.TerminalEnding;
import dev.drawbridge.protocol.bridge.terminal.TerminalInput;
import dev.drawbridge.protocol.bridge.terminal.TerminalList;
import dev.drawbridge.protocol.bridge.terminal.TerminalName;
import dev.drawbridge.protocol.bridge.terminal.TerminalOpened;
import dev.drawbridge.protocol.bridge.terminal.TerminalOutput;
import dev.drawbridge.protocol.bridge.terminal.TerminalResize;
import dev.drawbridge.protocol.bridge.terminal.TerminalResized;
import dev.drawbridge.protocol.bridge.terminal.TerminalSnapshot;
import dev.drawbridge.protocol.bridge.terminal.TerminalState;
import dev.drawbridge.protocol.bridge.terminal.TerminalTyped;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Caller;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Ear;
import dev.drawbridge.server.client.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A client elsewhere that looks at a terminal: it shows what it was told. */
final class Onlooker implements Ear, AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = BridgeJson.mapper();

    private record Nothing() {}

    private final BridgeLine line;
    private String terminalId = "";
    private VirtualScreen screen = new VirtualScreen(TerminalSize.USUAL);
    private Optional<Terminal> terminal = Optional.empty();
    private Optional<TerminalClosed> closed = Optional.empty();
    private int snapshots;
    private int heard;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    Onlooker(Path home) throws Exception {
        line = BridgeLine.open(Destination.host(Map.of("DRAWBRIDGE_HOME", home.toString())),
                Caller.following("1"), this);
    }

    BridgeLine line() {
        return line;
    }

    List<Terminal> list() throws Refused {
        return line.call("bridge/terminal/list", new Nothing(), TerminalList.class).terminals();
    }

    /** Waits until there is one of that name that runs. */
    Terminal awaitTerminal(String name) {
        return Awaitility.await().atMost(SOON)
                .until(() -> list().stream().filter(each -> each.name().equals(name)
                        && each.state() == TerminalState.RUNNING).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Looks at the one of that name. */
    Onlooker attach(String name) throws Refused {
        String id = awaitTerminal(name).terminalId();
        synchronized (this) {
            terminalId = id;
            closed = Optional.empty();
            TerminalAttached attached = line.call("bridge/terminal/attach", new TerminalName(id),
                    TerminalAttached.class);
            terminal = Optional.of(attached.terminal());
            show(attached.terminal().columns(), attached.terminal().rows(), attached.snapshot());
        }
        return this;
    }

    void type(String text, boolean take) throws Refused {
        line.call("bridge/terminal/input", new TerminalInput(terminalId,
                Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)), Optional.of(take)),
                TerminalTyped.class);
    }

    /** Has a program run under this name, and looks at it. */
    Onlooker open(String name, String... command) throws Refused {
        open(new TerminalDraft(List.of(command), Optional.of(name), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty()));
        return attach(name);
    }

    Terminal open(TerminalDraft draft) throws Refused {
        return line.call("bridge/terminal/open", draft, TerminalOpened.class).terminal();
    }

    void resize(int columns, int rows) throws Refused {
        line.call("bridge/terminal/resize", new TerminalResize(terminalId, columns, rows),
                TerminalResized.class);
    }

    void detach() throws Refused {
        line.call("bridge/terminal/detach", new TerminalName(terminalId), TerminalDetached.class);
    }

    void hangUp() throws Refused {
        line.call("bridge/terminal/close", new TerminalName(terminalId), TerminalEnding.class);
    }

    /** Types, and waits for no answer. */
    CompletableFuture<JsonNode> typeSoon(String text) {
        return line.send("bridge/terminal/input", JSON.valueToTree(new TerminalInput(terminalId,
                Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
                Optional.empty())));
    }

    void attachTo(String id) throws Refused {
        line.call("bridge/terminal/attach", new TerminalName(id), TerminalAttached.class);
    }

    private void show(int columns, int rows, String data) {
        screen = new VirtualScreen(new TerminalSize(columns, rows));
        screen.feed(Base64.getDecoder().decode(data));
        snapshots++;
    }

    /** Reads nothing any more until that opens. */
    void stall(CountDownLatch until) {
        gate = until;
    }

    @Override
    public void told(JsonNode notification) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        hear(notification);
    }

    private synchronized void hear(JsonNode notification) {
        heard++;
        JsonNode params = notification.path("params");
        try {
            switch (notification.path("method").asText()) {
                case "bridge/terminal/output" -> screen
                        .feed(Base64.getDecoder()
                                .decode(JSON.treeToValue(params, TerminalOutput.class).data()));
                case "bridge/terminal/snapshot" -> {
                    TerminalSnapshot now = JSON.treeToValue(params, TerminalSnapshot.class);
                    show(now.columns(), now.rows(), now.data());
                }
                case "bridge/terminal/changed" ->
                    terminal = Optional.of(JSON.treeToValue(params, TerminalChanged.class).terminal());
                case "bridge/terminal/closed" ->
                    closed = Optional.of(JSON.treeToValue(params, TerminalClosed.class));
                default -> {
                    /* something else */ }
            }
        } catch (JsonProcessingException garbled) {
            throw new AssertionError(garbled);
        }
    }

    @Override
    public void asked(JsonNode question) {
        // nobody answers here
    }

    synchronized String text() {
        return screen.text();
    }

    synchronized TerminalSize size() {
        return screen.size();
    }

    synchronized Terminal terminal() {
        return terminal.orElseThrow();
    }

    /** How much it was told. */
    synchronized int heard() {
        return heard;
    }

    synchronized int snapshots() {
        return snapshots;
    }

    void awaitShows(String text) {
        await("shows " + text, () -> text().contains(text));
    }

    void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("nobody who " + what + ", but this:\n" + text(), e);
        }
    }

    TerminalClosed awaitClosed() {
        await("was told of the end", () -> closed().isPresent());
        return closed().orElseThrow();
    }

    private synchronized Optional<TerminalClosed> closed() {
        return closed;
    }

    @Override
    public void close() {
        line.close();
    }
}
