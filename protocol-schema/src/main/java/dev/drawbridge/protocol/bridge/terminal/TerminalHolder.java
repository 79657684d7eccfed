package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("Who may type.")
public record TerminalHolder(
        @Description("The device; absent for the keyboard that the terminal itself has.") Optional<String> device,
        @Description("What the client calls itself; absent for the keyboard.") Optional<String> client,
        @Description("Whether it is the caller.") boolean you) {
    public TerminalHolder {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(client, "client");
    }
}
