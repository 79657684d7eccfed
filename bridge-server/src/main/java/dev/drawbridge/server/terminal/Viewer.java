package dev.drawbridge.server.terminal;

import dev.drawbridge.core.engine.Correspondent;
import dev.drawbridge.core.log.Feed;
import dev.drawbridge.core.terminal.Reel.Reading;
import dev.drawbridge.protocol.bridge.terminal.TerminalChanged;
import dev.drawbridge.protocol.bridge.terminal.TerminalClosed;
import dev.drawbridge.protocol.bridge.terminal.TerminalOutput;
import dev.drawbridge.protocol.bridge.terminal.TerminalSnapshot;
import java.util.Base64;
import java.util.Optional;

/**
 * A client that looks at a terminal. What it is told is made when it reads; one that does not read costs no more than its
 * place.
 */
final class Viewer implements Feed {
    /** How many bytes of output it is told at once. */
    private static final int AT_ONCE = 48 << 10;

    private final SharedTerminal terminal;
    private final Correspondent client;
    private volatile boolean begun;

    // of whoever asks for the next message
    private long place;
    private long version;
    private boolean closed;

    /** @param place up to which it has been shown the output, and {@code version} what it knows otherwise */
    Viewer(SharedTerminal terminal, Correspondent client, long place, long version) {
        this.terminal = terminal;
        this.client = client;
        this.place = place;
        this.version = version;
    }

    Correspondent client() {
        return client;
    }

    /** The client knows where it begins. */
    void begin() {
        begun = true;
        look();
    }

    /** Something has happened. */
    void look() {
        if (begun) {
            client.follow(this);
        }
    }

    @Override
    public Optional<byte[]> next() {
        if (closed || !terminal.isWatchedBy(this)) {
            return Optional.empty();
        }
        boolean over = !terminal.isRunning();
        long newest = terminal.version();
        if (version != newest && !over) {
            version = newest;
            return Optional.of(Told.of(new TerminalChanged(terminal.shown(client))));
        }
        Reading reading = terminal.reel().read(place, AT_ONCE);
        place = reading.upTo();
        return switch (reading) {
            case Reading.Output output when output.bytes().length > 0 ->
                Optional.of(Told.of(new TerminalOutput(terminal.terminalId(), text(output.bytes()))));
            case Reading.Output nothing -> over ? end() : Optional.empty();
            case Reading.Snapshot snapshot -> Optional.of(Told.of(new TerminalSnapshot(terminal.terminalId(),
                    snapshot.size().columns(), snapshot.size().rows(), text(snapshot.bytes()))));
        };
    }

    private Optional<byte[]> end() {
        closed = true;
        return Optional.of(Told.of(new TerminalClosed(terminal.terminalId(), terminal.exitCode())));
    }

    static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
