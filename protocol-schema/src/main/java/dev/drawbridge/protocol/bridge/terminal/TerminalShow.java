package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("What has happened in a terminal that the caller has.")
public record TerminalShow(@Description("Names it.") String terminalId,
        @Description("What the program wrote, at most 256 KiB, in Base64.") Optional<String> data,
        @Description("What is shown now, in place of what was written.") Optional<TerminalPicture> snapshot,
        @Description("Whether somebody has used its own keyboard, and so has taken the input.") Optional<Boolean> typed,
        @Description("The program has ended with this.") Optional<Integer> exitCode) {
    public TerminalShow {
        Objects.requireNonNull(terminalId, "terminalId");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(typed, "typed");
        Objects.requireNonNull(exitCode, "exitCode");
    }

    /** Without what was typed or shown. */
    @Override
    public String toString() {
        return "TerminalShow[" + terminalId + "]";
    }
}
