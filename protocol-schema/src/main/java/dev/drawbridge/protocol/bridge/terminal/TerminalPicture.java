package dev.drawbridge.protocol.bridge.terminal;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("What a terminal shows.")
public record TerminalPicture(@Description("How many characters stand in a row.") int columns,
        @Description("How many rows there are.") int rows,
        @Description("What a terminal of this size that was just reset has to be written to show the same, in Base64.") String data) {
    public TerminalPicture {
        Objects.requireNonNull(data, "data");
    }
}
