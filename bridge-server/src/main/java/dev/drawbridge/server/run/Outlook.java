package dev.drawbridge.server.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.terminal.Terminal;
import dev.drawbridge.protocol.bridge.terminal.TerminalAttached;
import dev.drawbridge.protocol.bridge.terminal.TerminalInput;
import dev.drawbridge.protocol.bridge.terminal.TerminalName;
import dev.drawbridge.protocol.bridge.terminal.TerminalResize;
import dev.drawbridge.protocol.bridge.terminal.TerminalTyped;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Ear;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.pty.OwnTerminal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** This terminal, showing another one. */
final class Outlook implements Ear {
    private static final ObjectMapper JSON = BridgeJson.mapper();
    /** Ctrl-], as in telnet. */
    private static final byte LEAVE = 0x1d;
    private static final int BLOCK = 16 << 10;
    private static final String BLANK = "\033[?1049l\033[!p\033[m\033[r\033[H\033[2J";
    private static final String AS_BEFORE = "\033[?1049l\033[!p\033[m\033[r\033[?25h\033[?1l\033>\033[?9l\033[?1000l"
            + "\033[?1002l\033[?1003l\033[?1004l\033[?1006l\033[?2004l\033[0 q\033[999;1H\r\n";

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /** Shows it until somebody leaves or it ends; returns how that came. */
    String watch(BridgeLine line, Terminal terminal, boolean readOnly) throws Refused {
        TerminalName name = new TerminalName(terminal.terminalId());
        try (OwnTerminal own = OwnTerminal.take()
                .orElseThrow(() -> new Refused(0, "this terminal is not to be had"))) {
            // what is told behind the answer waits until it is shown
            synchronized (this) {
                TerminalAttached attached = line.call("bridge/terminal/attach", name, TerminalAttached.class);
                show(attached.snapshot());
            }
            if (!readOnly && !terminal.ownSize()) {
                // refused as long as somebody else types, who decides on the size then
                resize(line, terminal, own.size());
                own.onResize(() -> resize(line, terminal, own.size()));
            }
            Thread.ofPlatform().daemon().name("keyboard")
                    .start(() -> read(line, terminal, readOnly, own.size()));
            String how = end.join();
            write(AS_BEFORE.getBytes(StandardCharsets.US_ASCII));
            return how;
        }
    }

    private static void resize(BridgeLine line, Terminal terminal, TerminalSize size) {
        var _ = line.send("bridge/terminal/resize",
                JSON.valueToTree(new TerminalResize(terminal.terminalId(), size.columns(), size.rows())));
    }

    private void read(BridgeLine line, Terminal terminal, boolean readOnly, TerminalSize size) {
        boolean first = true;
        byte[] block = new byte[BLOCK];
        // not closed: it is the process's own
        InputStream keyboard = new FileInputStream(FileDescriptor.in);
        try {
            for (int count = keyboard.read(block); count >= 0; count = keyboard.read(block)) {
                int leave = 0;
                while (leave < count && block[leave] != LEAVE) {
                    leave++;
                }
                byte[] typed = Reports.without(Arrays.copyOf(block, leave));
                if (typed.length > 0 && !readOnly) {
                    type(line, terminal, typed);
                    if (first && !terminal.ownSize()) {
                        resize(line, terminal, size);
                    }
                    first = false;
                }
                if (leave < count) {
                    break;
                }
            }
            end.complete("left: the program goes on");
        } catch (IOException gone) {
            end.complete("left, for the keyboard is gone");
        } catch (Refused refused) {
            end.complete("left: " + Glyphs.line(refused.sentence()));
        }
    }

    private static void type(BridgeLine line, Terminal terminal, byte[] typed) throws Refused {
        line.call("bridge/terminal/input", new TerminalInput(terminal.terminalId(),
                Base64.getEncoder().encodeToString(typed), Optional.of(true)), TerminalTyped.class);
    }

    @Override
    public synchronized void told(JsonNode notification) {
        JsonNode params = notification.path("params");
        switch (notification.path("method").asText()) {
            case "bridge/terminal/output" -> write(Base64.getDecoder().decode(params.path("data").asText()));
            case "bridge/terminal/snapshot" -> show(params.path("data").asText());
            case "bridge/terminal/closed" -> end.complete(params.has("exitCode")
                    ? "the program has ended with " + params.path("exitCode").asInt()
                    : "the terminal is gone");
            default -> {
                /* something else */ }
        }
    }

    private void show(String snapshot) {
        write(BLANK.getBytes(StandardCharsets.US_ASCII));
        write(Base64.getDecoder().decode(snapshot));
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException gone) {
            end.complete("left, for this terminal is gone");
        }
    }

    @Override
    public void asked(JsonNode question) {
        // whoever follows the thread answers
    }

    @Override
    public void ended() {
        end.complete("the bridge has ended: the program may go on, look again when it runs");
    }
}
