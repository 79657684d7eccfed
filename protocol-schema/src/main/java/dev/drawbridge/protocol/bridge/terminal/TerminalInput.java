package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("What is typed.")
public record TerminalInput(@Description("Names it.") String terminalId,
        @Description("What the keys send, at most 64 KiB, in Base64.") String data,
        @Description("Whether to take the input from whoever has it; false if absent.") Optional<Boolean> take) {
    public TerminalInput {
        Objects.requireNonNull(terminalId, "terminalId");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(take, "take");
    }

    /** Without what was typed or shown. */
    @Override
    public String toString() {
        return "TerminalInput[" + terminalId + "]";
    }
}
